import HallCore

/// Facts of enquiries and of versions of items, as they stand in the table `fact`.
extension FactRow {
    mutating func writeEnquiry(_ deed: EnquiryDeed, _ body: inout Body) {
        body.set("number", "\(deed.number)")
        switch deed {
        case .noted(_, let note): write(note, &body)
        case .assigned(_, let owner, let due, let badge):
            body.set("owner", owner)
            body.set("due", due.description)
            body.set("by", badge)
        case .answered(_, let text, let badge), .explained(_, let text, let badge):
            body.set("text", text)
            body.set("by", badge)
        case .told(_, let way, let badge):
            body.set("way", way.rawValue)
            body.set("by", badge)
        case .contactSeen(_, let badge): body.set("by", badge)
        case .erased: break
        }
    }

    private func write(_ note: EnquiryNote, _ body: inout Body) {
        body.set("kind", note.kind.rawValue)
        body.set("channel", note.channel.rawValue)
        body.set("item", note.item)
        body.set("headings", note.headings.map(\.rawValue).joined(separator: " "))
        body.set("owner", note.owner)
        body.set("due", note.due.description)
        body.set("ticket", note.ticket)
        body.set("notice", note.notice?.description)
        body.set("by", note.by)
        body.set("question", note.question)
        body.set("visitor", note.visitor)
        body.set("answer", note.answer)
        body.set("form", note.form?.rawValue)
        body.set("about", note.about)
        body.set("dueLatest", note.dueLatest?.description)
    }

    func enquiryDeed(_ body: Body) -> EnquiryDeed? {
        guard let number = body["number"].flatMap({ EnquiryNumber($0) }) else { return nil }
        switch kind {
        case .enquiryNoted: return EnquiryNote(body).map { .noted(number, $0) }
        case .enquiryErased: return .erased(number)
        default: break
        }
        guard let badge = body["by"] else { return nil }
        switch kind {
        case .enquiryAssigned:
            guard let owner = body["owner"], let due = body["due"].flatMap({ CivilDate($0) }) else {
                return nil
            }
            return .assigned(number, owner: owner, due: due, by: badge)
        case .enquiryAnswered: return body["text"].map { .answered(number, answer: $0, by: badge) }
        case .enquiryExplained:
            return body["text"].map { .explained(number, explanation: $0, by: badge) }
        case .enquiryContactSeen: return .contactSeen(number, by: badge)
        case .enquiryTold:
            return body["way"].flatMap { EnquiryNote.Way(rawValue: $0) }
                .map { .told(number, $0, by: badge) }
        default: return nil
        }
    }

    mutating func writeItem(_ deed: ItemDeed, _ body: inout Body) {
        switch deed {
        case .proposed(let code, let text, let changes, let effective, let approval, let badge):
            body.set("item", code.text)
            body.set("text", text.text)
            body.set("changes", changes.joined(separator: "\n"))
            body.set("effective", effective.description)
            body.set("approval", approval)
            body.set("by", badge.text)
        case .confirmed(let code, let version, let badge):
            body.set("item", code.text)
            body.set("version", version)
            body.set("by", badge.text)
        }
    }

    func itemDeed(_ body: Body) -> ItemDeed? {
        guard let code = body["item"], let badge = body["by"] else { return nil }
        if kind == .itemConfirmed {
            return body["version"].map {
                .confirmed(ItemCode(code), version: $0, by: Badge(badge))
            }
        }
        guard let text = body["text"], let changes = body["changes"],
            let effective = body["effective"].flatMap({ CivilDate($0) }),
            let approval = body["approval"]
        else { return nil }
        return .proposed(
            ItemCode(code),
            ItemText(text),
            changes: changes.split(separator: "\n").map(String.init),
            effective: effective,
            approval: approval,
            by: Badge(badge)
        )
    }
}

extension EnquiryNote {
    fileprivate init?(_ body: Body) {
        guard let kind = body["kind"].flatMap({ Kind(rawValue: $0) }),
            let channel = body["channel"].flatMap({ Channel(rawValue: $0) }),
            let owner = body["owner"], let due = body["due"].flatMap({ CivilDate($0) }),
            let badge = body["by"], let question = body["question"]
        else { return nil }
        self.init(
            kind: kind,
            channel: channel,
            item: body["item"],
            headings: (body["headings"] ?? "").split(separator: " ")
                .compactMap { Heading(rawValue: String($0)) },
            owner: owner,
            due: due,
            ticket: body["ticket"],
            notice: body["notice"].flatMap { NoticeSerial($0) },
            by: badge,
            question: question,
            visitor: body["visitor"],
            answer: body["answer"]
        )
        form = body["form"].flatMap { Form(rawValue: $0) }
        about = body["about"]
        dueLatest = body["dueLatest"].flatMap { CivilDate($0) }
    }
}
