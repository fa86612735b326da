/// A notice's life after it was issued, a step at a time: printed, sealed, delivered, shelved.
extension HallBooks {
    /// The deed that `command` comes to for this notice. Everything but issuing.
    ///
    /// - Parameter witness: the salted hash of a witness's name, where there is one.
    public func deed(
        for command: NoticeCommand,
        on record: NoticeRecord,
        today: CivilDate,
        witness: String?
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        switch command {
        case .issue, .decide, .deliverResult, .withdraw:
            throw .notice(.alreadyDone(serial, .issued))
        case .file(_, let copy, let digest):
            return .filed(serial, copy: copy, digest: digest)
        case .paper(_, let copy, let step): return try paper(record, copy, step)
        case .settle(_, let copy, let cameOut, let badge):
            guard record.copies[copy - 1] == .unknown else {
                throw .notice(.copyNotExpected(serial, copy: copy))
            }
            return .settled(serial, copy: copy, cameOut: cameOut, by: badge)
        case .seal(_, let badge):
            try notEnded(record)
            guard record.seal == nil else { throw .notice(.alreadyDone(serial, .sealed)) }
            try require([.printed], of: record)
            return .sealed(serial, seal: plan.seal(of: record.issue.authority), by: badge)
        case .deliver(_, let way, let detail, _, let badge):
            try notEnded(record)
            guard record.delivery == nil else { throw .notice(.alreadyDone(serial, .delivered)) }
            try require([.printed, .sealed], of: record)
            if way != .signedFor, detail.isBlank { throw .notice(.detailMissing(way)) }
            if way == .refused, witness == nil { throw .notice(.witnessMissing) }
            let delivery = NoticeDelivery(way: way, detail: detail, witness: witness)
            return .delivered(serial, delivery, by: badge)
        case .shelve(_, let shelf, let badge):
            try notEnded(record)
            guard record.shelf == nil else { throw .notice(.alreadyDone(serial, .shelved)) }
            try require([.printed, .sealed, .delivered], of: record)
            guard !shelf.isBlank else { throw .field(.reasonMissing) }
            return .shelved(serial, shelf: shelf, by: badge)
        case .followUp(_, let followUp, let badge):
            try notEnded(record)
            return .followedUp(serial, followUp, by: badge)
        case .void(_, let reason, let other, let badge):
            try notEnded(record)
            guard !reason.isBlank else { throw .field(.reasonMissing) }
            return .voided(serial, reason: reason, replacedBy: other, by: badge)
        case .copy(_, let badge):
            guard record.destroyedBy == nil else {
                throw .notice(.alreadyDone(serial, .destroyed))
            }
            return .copied(serial, by: badge)
        case .seen(_, let badge, let purpose):
            return .personSeen(serial, by: badge, purpose: purpose.rawValue)
        case .list(_, let list, let badge): return try listing(record, list, by: badge, today)
        case .approveDestruction(_, let list, let badge):
            try demandListed(record, list)
            guard record.listedBy != badge else { throw .destruction(.samePerson(list)) }
            guard record.approvedBy == nil else { throw .destruction(.listApproved(list)) }
            return .destructionApproved(serial, list: list, by: badge)
        case .destroy(_, let list, let badge):
            try demandListed(record, list)
            let approvedBy = try approver(of: record, list)
            return .destroyed(serial, list: list, approvedBy: approvedBy, by: badge)
        }
    }

    private func paper(
        _ record: NoticeRecord,
        _ copy: Int,
        _ step: PaperStep
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        let state = record.copies[copy - 1]
        let isExpected =
            switch step {
            case .sending: record.owedCopies.contains(copy)
            case .printed: state == .sending
            case .unknown: state == .sending
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

    private func notEnded(_ record: NoticeRecord) throws(Refusal) {
        guard record.destroyedBy == nil else {
            throw .notice(.alreadyDone(record.serial, .destroyed))
        }
        guard record.voidReason == nil else { throw .notice(.voided(record.serial)) }
    }

    /// All that is missing is said at once.
    private func require(
        _ stages: [NoticeRecord.Stage],
        of record: NoticeRecord
    ) throws(Refusal) {
        let needs = stages.filter { stage in
            switch stage {
            case .printed: record.copies.contains { $0 != .printed }
            case .sealed: record.seal == nil
            case .delivered: record.delivery == nil
            default: false
            }
        }
        guard needs.isEmpty else { throw .notice(.notYet(record.serial, needs: needs)) }
    }

    /// On a 销毁清册: after the term of keeping, and on one list at a time.
    private func listing(
        _ record: NoticeRecord,
        _ list: String,
        by badge: String,
        _ today: CivilDate
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        guard record.destroyedBy == nil else { throw .notice(.alreadyDone(serial, .destroyed)) }
        guard !list.isBlank else { throw .field(.reasonMissing) }
        if let other = record.list { throw .destruction(.alreadyListed(serial, list: other)) }
        guard let issued = CivilDate(record.issue.day), today.year - issued.year > plan.keptYears
        else { throw .destruction(.notKeptLongEnough(serial, years: plan.keptYears)) }
        return .listed(serial, list: list, by: badge)
    }

    private func approver(of record: NoticeRecord, _ list: String) throws(Refusal) -> String {
        guard let approver = record.approvedBy else { throw .destruction(.listNotApproved(list)) }
        return approver
    }

    private func demandListed(_ record: NoticeRecord, _ list: String) throws(Refusal) {
        guard record.destroyedBy == nil else {
            throw .notice(.alreadyDone(record.serial, .destroyed))
        }
        guard record.list == list else { throw .destruction(.notListed(record.serial, list: list)) }
    }
}
