/// The paper of a copy is in the archive; said by whoever made it.
package struct FileCopy: NoticeOrder {
    package var notice: NoticeName
    /// From 1 on.
    package var copy: Int
    /// The salted digest of its bytes.
    package var digest: String

    package init(_ serial: NoticeSerial, copy: Int, digest: String) {
        notice = NoticeName(serial)
        self.copy = copy
        self.digest = digest
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        .filed(record.serial, copy: copy, digest: digest)
    }
}

/// What became of a copy at its printer; said by the print queue.
package struct RecordCopy: NoticeOrder {
    package var notice: NoticeName
    /// From 1 on.
    package var copy: Int
    package var step: PaperStep

    package init(_ serial: NoticeSerial, copy: Int, _ step: PaperStep) {
        notice = NoticeName(serial)
        self.copy = copy
        self.step = step
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        let state = record.copies[copy - 1]
        let isExpected =
            switch step {
            case .sending: record.owedCopies.contains(copy)
            case .printed, .unknown: state == .sending
            case .owed: state == .sending || state == .intended
            }
        guard isExpected else { throw .notice(.copyNotExpected(serial, copy: copy)) }
        switch step {
        case .sending(let printer): return .sending(serial, copy: copy, printer: printer)
        case .printed(let promise):
            return .printed(serial, copy: copy, promise: promise.rawValue)
        case .unknown(let reason): return .unknown(serial, copy: copy, reason: reason)
        case .owed(let reason): return .owed(serial, copy: copy, reason: reason)
        }
    }
}
