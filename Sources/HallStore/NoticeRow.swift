import HallCore

/// Facts of notices, as they stand in the table `fact`: the serial is in the body.
extension FactRow {
    mutating func writeNotice(_ deed: NoticeDeed, _ body: inout Body) {
        body.set("serial", "\(deed.serial)")
        switch deed {
        case .issued(_, let issue): write(issue, &body)
        case .filed(_, let copy, let digest):
            body.set("copy", copy)
            body.set("digest", digest)
        case .sending(_, let copy, let printer):
            body.set("copy", copy)
            body.set("printer", printer)
        case .printed(_, let copy, let promise):
            body.set("copy", copy)
            body.set("promise", promise)
        case .unknown(_, let copy, let reason), .owed(_, let copy, let reason):
            body.set("copy", copy)
            body.set("reason", reason)
        case .settled(_, let copy, let cameOut, let badge):
            body.set("copy", copy)
            body.set("out", cameOut ? 1 : 0)
            body.set("by", badge)
        case .sealed(_, let seal, let badge):
            body.set("seal", seal)
            body.set("by", badge)
        case .delivered(_, let delivery, let badge):
            body.set("way", delivery.way.rawValue)
            body.set("detail", delivery.detail)
            body.set("witness", delivery.witness)
            body.set("by", badge)
        case .shelved(_, let shelf, let badge):
            body.set("shelf", shelf)
            body.set("by", badge)
        case .followedUp(_, let followUp, let badge):
            body.set("how", followUp.rawValue)
            body.set("by", badge)
        case .voided(_, let reason, let other, let badge):
            body.set("reason", reason)
            body.set("replaced", other?.description)
            body.set("by", badge)
        case .copied(_, let badge): body.set("by", badge)
        case .personSeen(_, let badge, let purpose):
            body.set("by", badge)
            body.set("purpose", purpose)
        case .listed(_, let list, let badge), .destructionApproved(_, let list, let badge):
            body.set("list", list)
            body.set("by", badge)
        case .destroyed(_, let list, let approvedBy, let badge):
            body.set("list", list)
            body.set("approved", approvedBy)
            body.set("by", badge)
        case .decided(_, let granted, let badge):
            body.set("granted", granted ? 1 : 0)
            body.set("by", badge)
        case .resultDelivered(_, let badge): body.set("by", badge)
        case .withdrawn(_, let reason, let badge):
            body.set("reason", reason)
            body.set("by", badge)
        }
    }

    private func write(_ issue: NoticeIssue, _ body: inout Body) {
        body.set("code", issue.code)
        body.set("item", issue.item)
        body.set("outcome", issue.outcome.rawValue)
        body.set("handler", issue.handler)
        body.set("authority", issue.authority)
        body.set("day", issue.day)
        body.set("digest", issue.digest)
        body.set("signature", issue.signature)
        body.set("key", issue.key)
        body.set("follows", issue.follows?.description)
        if issue.isRepeated { body.set("repeat", 1) }
        if issue.isSeparate { body.set("separate", 1) }
        body.set("ticket", issue.ticket)
        if issue.isAnonymous { body.set("anonymous", 1) }
        body.set("application", issue.application?.description)
        guard let term = issue.term else { return }
        body.set("days", term.days)
        if let promised = term.promised { body.set("promised", promised) }
        body.set("from", term.from.description)
        body.set("kind", term.kind.rawValue)
        body.set("purpose", term.purpose?.rawValue)
    }

    func noticeDeed(_ body: Body) -> NoticeDeed? {
        guard let serial = body["serial"].flatMap({ NoticeSerial($0) }) else { return nil }
        if kind == .noticeIssued { return NoticeIssue(body).map { .issued(serial, $0) } }
        if let copy = body.int("copy") {
            guard (1...2).contains(copy) else { return nil }
            return copyDeed(serial, copy, body)
        }
        guard let badge = body["by"] else { return nil }
        switch kind {
        case .noticeSealed: return body["seal"].map { .sealed(serial, seal: $0, by: badge) }
        case .noticeDelivered:
            guard let way = body["way"].flatMap({ NoticeDelivery.Way(rawValue: $0) }) else {
                return nil
            }
            let detail = body["detail"] ?? ""
            return .delivered(
                serial,
                NoticeDelivery(way: way, detail: detail, witness: body["witness"]),
                by: badge
            )
        case .noticeShelved: return body["shelf"].map { .shelved(serial, shelf: $0, by: badge) }
        case .noticeFollowedUp:
            return body["how"].flatMap { NoticeFollowUp(rawValue: $0) }
                .map { .followedUp(serial, $0, by: badge) }
        case .noticeVoided:
            let other = body["replaced"].flatMap { NoticeSerial($0) }
            return body["reason"].map {
                .voided(serial, reason: $0, replacedBy: other, by: badge)
            }
        case .noticeCopied: return .copied(serial, by: badge)
        case .personSeen:
            return body["purpose"].map { .personSeen(serial, by: badge, purpose: $0) }
        case .noticeDestroyed:
            guard let list = body["list"], let approved = body["approved"] else { return nil }
            return .destroyed(serial, list: list, approvedBy: approved, by: badge)
        case .applicationDecided:
            return .decided(serial, granted: body.int("granted") == 1, by: badge)
        case .resultDelivered: return .resultDelivered(serial, by: badge)
        case .applicationWithdrawn:
            return body["reason"].map { .withdrawn(serial, reason: $0, by: badge) }
        case .noticeListed: return body["list"].map { .listed(serial, list: $0, by: badge) }
        case .destructionApproved:
            return body["list"].map { .destructionApproved(serial, list: $0, by: badge) }
        default: return nil
        }
    }

    private func copyDeed(_ serial: NoticeSerial, _ copy: Int, _ body: Body) -> NoticeDeed? {
        switch kind {
        case .noticeFiled: body["digest"].map { .filed(serial, copy: copy, digest: $0) }
        case .noticeSending: body["printer"].map { .sending(serial, copy: copy, printer: $0) }
        case .noticePrinted: body["promise"].map { .printed(serial, copy: copy, promise: $0) }
        case .noticeUnknown: body["reason"].map { .unknown(serial, copy: copy, reason: $0) }
        case .noticeOwed: body["reason"].map { .owed(serial, copy: copy, reason: $0) }
        case .noticeSettled:
            body["by"].map {
                .settled(serial, copy: copy, cameOut: body.int("out") == 1, by: $0)
            }
        default: nil
        }
    }
}

extension NoticeIssue {
    fileprivate init?(_ body: Body) {
        guard let code = body["code"], let item = body["item"],
            let outcome = body["outcome"].flatMap({ NoticeOutcome(rawValue: $0) }),
            let handler = body["handler"], let authority = body["authority"],
            let day = body["day"], let digest = body["digest"],
            let signature = body["signature"], let key = body["key"]
        else { return nil }
        self.init(
            code: code,
            item: item,
            outcome: outcome,
            handler: handler,
            authority: authority,
            day: day,
            digest: digest,
            signature: signature,
            key: key,
            follows: body["follows"].flatMap { NoticeSerial($0) },
            isRepeated: body.int("repeat") == 1,
            isSeparate: body.int("separate") == 1,
            ticket: body["ticket"],
            isAnonymous: body.int("anonymous") == 1,
            application: body["application"].flatMap { NoticeSerial($0) },
            term: NoticeTerm(body)
        )
    }
}

extension NoticeTerm {
    fileprivate init?(_ body: Body) {
        guard let days = body.int("days"), let from = body["from"].flatMap({ CivilDate($0) }),
            let kind = body["kind"].flatMap({ Item.Kind(rawValue: $0) })
        else { return nil }
        let purpose = body["purpose"].flatMap { AddedTime.Purpose(rawValue: $0) }
        self.init(
            days: days,
            promised: body.int("promised"),
            from: from,
            kind: kind,
            purpose: purpose
        )
    }
}
