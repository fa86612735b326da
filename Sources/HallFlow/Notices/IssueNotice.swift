package import HallAPI
package import HallCore

/// Makes the paper of a notice. The same notice gives the same bytes.
package protocol NoticeMaker: Sendable {
    func paper(
        of content: NoticeContent,
        for applicant: Applicant?,
        statement: NoticeStatement,
        copy: Int
    ) throws(PrinterFault) -> [UInt8]

    /// A stored paper, byte for byte, with a mark behind it: `mark` across each page, `line` at its
    /// foot.
    func marked(
        _ pdf: [UInt8],
        mark: String,
        line: String
    ) throws(PrinterFault) -> [UInt8]

    /// What a phone puts before `/n/CODE`.
    var address: PhoneAddress? { get }

    /// The same for whoever reads it on a screen or hears it: without anybody's name.
    func text(of content: NoticeContent) -> NoticeText

    /// The same to be taken along and read, and signed by nobody.
    ///
    /// - Parameters:
    ///   - progress: how far its application has come; `nil` of advice.
    ///   - hall: with the names of its places in both languages.
    func readingCopy(
        of content: NoticeContent,
        _ form: ReadingForm,
        _ progress: ProgressReply?,
        in hall: Hall
    ) throws(PrinterFault) -> [UInt8]

    /// A paper of the counter that goes with it.
    func counterPaper(
        _ paper: CounterPaper,
        of content: NoticeContent,
        for applicant: Applicant?
    ) throws(PrinterFault) -> [UInt8]

    /// The same in lines of text, to be read before it is made.
    func preview(of content: NoticeContent, for applicant: Applicant?) -> [String]
}

/// Notices, from the desk's wish to the two papers: on disk first, then in the archive, then
/// printed.
package struct NoticeCounter: Sendable {
    let desk: Desk
    var notices: NoticeSetup { desk.notices ?? first }
    private let first: NoticeSetup
    let maker: any NoticeMaker
    let tray: PrintQueue?
    let guesses = DigitGuesses()

    /// `nil` where the desk keeps no notices.
    package init?(desk: Desk, maker: any NoticeMaker, tray: PrintQueue?) {
        guard let notices = desk.notices else { return nil }
        self.desk = desk
        first = notices
        self.maker = maker
        self.tray = tray
    }

    /// Issues a notice and prints its copies.
    package func issue(
        _ draft: NoticeDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        var draft = draft
        do { try draft.name(handler: caller) } catch { throw .refused(error) }
        // What was issued for this key already is not looked at again, but answered.
        if try key.flatMap({ key throws(DeskError) in try answered(key) }) == nil {
            try await checkPaper(of: draft)
        }
        let record = try await desk.issue(draft, by: caller, key: key)
        await printCopies(of: record.serial)
        return try reply(for: record.serial)
    }

    /// One step of a notice or an application, without paper.
    package func keep(
        _ order: some NoticeOrder,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        try reply(for: try await desk.keep(order, by: caller, key: key).serial)
    }

    /// 准予、不予许可: the paper is signed and printed, and the decision is recorded with it or not at
    /// all. A denial has its reason and provision (Administrative Licensing Law, art. 38).
    package func decide(
        _ order: DecideApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        if let denial = order.denial {
            guard denial.reason.isVisible else { throw .refused(.field(.fieldMissing("reason"))) }
            guard denial.provision.isVisible else {
                throw .refused(.field(.fieldMissing("provision")))
            }
        }
        let outcome: NoticeOutcome =
            order.decision == nil ? .result : order.denial == nil ? .granted : .denied
        var draft = try draft(outcome, onApplicationOf: order.notice)
        if outcome == .result { draft.isGranted = order.denial == nil }
        draft.ground = order.denial.map { .provision($0.provision, because: $0.reason) }
        draft.decision = order.decision
        draft.caseNumber = order.caseNumber
        return try await issue(draft, by: caller, key: key)
    }

    /// 撤回: the paper is signed and printed, and the withdrawal is recorded with it or not at all.
    package func withdraw(
        _ order: WithdrawApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        guard order.reason.isVisible else { throw .refused(.field(.reasonMissing)) }
        var draft = try draft(.withdrawn, onApplicationOf: order.notice)
        draft.note = order.reason
        return try await issue(draft, by: caller, key: key)
    }

    /// A paper of the application that a notice belongs to.
    private func draft(
        _ outcome: NoticeOutcome,
        onApplicationOf notice: NoticeName
    ) throws(DeskError) -> NoticeDraft {
        let record = try record(named: notice)
        guard let application = record.issue.application else {
            throw .refused(.application(.notAccepted(record.serial)))
        }
        var draft = NoticeDraft(item: record.issue.item, outcome: outcome, handler: "")
        draft.application = application
        return draft
    }

    /// Somebody has looked whether an unknown copy came out; where it did not, it is printed once
    /// more.
    package func settle(
        _ order: SettleCopy,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        let record = try await desk.keep(order, by: caller, key: key)
        if !order.cameOut { await printCopies(of: record.serial) }
        return try reply(for: record.serial)
    }

    /// With names: that somebody looked is on disk before anything is told.
    package func open(
        _ order: OpenNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        let record = try await desk.keep(order, by: caller, key: key)
        return try reply(for: record.serial, withNames: true)
    }

    /// Prints what is still owed of the copies.
    package func printCopies(of name: NoticeName) async throws(DeskError) -> NoticeReply {
        let serial = try record(named: name).serial
        await printCopies(of: serial)
        return try reply(for: serial)
    }

    private func answered(_ key: CommandKey) throws(DeskError) -> AnsweredCommand? {
        do { return try notices.archive.answered(key) } catch { throw .fault(error) }
    }

    /// By serial in any writing, or by short code.
    ///
    /// - Throws: ``NoticeRefusal/unknown(_:)``.
    func record(named name: NoticeName) throws(DeskError) -> NoticeRecord {
        let record: NoticeRecord?
        do { record = try notices.archive.record(named: name) } catch { throw .fault(error) }
        guard let record else { throw .refused(.notice(.unknown(name.text))) }
        return record
    }

    /// What is found by a name was looked at: a fact of each, before anything is told.
    package func find(
        _ query: FindNotices,
        by caller: Caller
    ) async throws(DeskError) -> [NoticeReply] {
        let records: [NoticeRecord]
        do { records = try notices.archive.find(query) } catch { throw .fault(error) }
        if query.name != nil {
            do { _ = try caller.named() } catch { throw .refused(error) }
            try await desk.keep(
                records.map { OpenNotice(NoticeName($0.serial), for: .search) },
                by: caller
            )
        }
        var replies: [NoticeReply] = []
        for record in records { replies.append(try reply(for: record)) }
        return replies
    }

    // MARK: Papers

    /// Copies that are still owed, the oldest notice first; `false` at the first that stays so.
    package func payDebts() async -> Bool {
        do throws(DeskError) {
            for record in try await desk.openNotices() where !record.owedCopies.isEmpty {
                guard await printCopies(of: record.serial) else { return false }
            }
            return true
        } catch {
            if case .fault(let fault) = error { tray?.attendant.hear(.notRecorded(fault)) }
            return false
        }
    }

    /// What is still owed of the copies, in their order; what fails stays owed.
    @discardableResult
    package func printCopies(of serial: NoticeSerial) async -> Bool {
        do {
            guard let record = try notices.archive.record(of: serial) else { return true }
            for copy in record.owedCopies {
                let pdf = try await filed(record, copy: copy)
                guard let tray,
                    await tray.notice(NoticeJob(serial: serial, copy: copy, pdf: pdf))
                else { return false }
            }
            return true
        } catch let fault as JournalFault {
            tray?.attendant.hear(.notRecorded(fault))
        } catch let fault as PrinterFault {
            tray?.attendant.hear(.printerTrouble(fault))
        } catch {
            tray?.attendant.hear(.notRecorded(JournalFault(.unwritable, detail: "notice")))
        }
        return false
    }

    /// Sets the paper once before anything is recorded: what can't be printed is not issued.
    private func checkPaper(of draft: NoticeDraft) async throws(DeskError) {
        let (content, applicant) = try await content(of: draft)
        do throws(Refusal) {
            do throws(PrinterFault) {
                _ = try maker.paper(
                    of: content,
                    for: applicant,
                    statement: NoticeStatement(serial: content.serial),
                    copy: 1
                )
            } catch { throw .draft(.textUnprintable(error.detail)) }
        } catch { throw .refused(error) }
    }

    /// The stored paper; made and stored where it is not there yet.
    private func filed(_ record: NoticeRecord, copy: Int) async throws -> [UInt8] {
        let archive = notices.archive
        if record.papers[copy - 1] != nil,
            let pdf = try archive.paper(of: record.serial, copy: copy)
        {
            guard try archive.digest(of: pdf, for: record.serial) == record.papers[copy - 1] else {
                throw JournalFault(.damaged, detail: "the paper \(record.serial)-\(copy)")
            }
            return pdf
        }
        let pdf = try paper(record, copy: copy)
        let digest = try archive.file(pdf, of: record.serial, copy: copy)
        try await desk.keep(
            FileCopy(record.serial, copy: copy, digest: digest),
            by: .machine(as: nil)
        )
        return pdf
    }

    private func paper(_ record: NoticeRecord, copy: Int) throws -> [UInt8] {
        guard let text = try notices.archive.content(of: record.serial),
            let content = NoticeContent(canonical: text)
        else { throw JournalFault(.damaged, detail: "no content of notice \(record.serial)") }
        return try maker.paper(
            of: content,
            for: try notices.archive.persons(of: record.serial).applicant,
            statement: NoticeStatement(record),
            copy: copy
        )
    }

    /// Prints the archive's copy once more, marked as one.
    package func copy(
        _ order: CopyNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> NoticeReply {
        let record = try await desk.keep(order, by: caller, key: key)
        let serial = record.serial
        let pdf: [UInt8]
        do {
            let when = desk.clockTime(desk.clock.now.milliseconds)
            let badge = caller.badge?.text ?? ""
            pdf = try maker.marked(
                try await filed(record, copy: 2),
                mark: record.voidReason == nil ? "存档复制件" : "复制件 已作废",
                line: "存档复制件，与存档文件逐字节相同。\(when) 印，工号 \(badge)。没有印章和签名，不作办事依据。"
            )
        } catch let fault as JournalFault { throw .fault(fault) } catch {
            throw .fault(JournalFault(.unreadable, detail: "the paper of notice \(serial)"))
        }
        let paper = NoticeJob(serial: serial, copy: 2, pdf: pdf, extra: "duplicate")
        guard let tray, await tray.duplicate(paper) else {
            throw .refused(.notice(.duplicateNotPrinted(serial)))
        }
        return try reply(for: serial)
    }
}
