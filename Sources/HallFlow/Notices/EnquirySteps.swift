package import HallAPI
package import HallCore

extension Desk {
    /// Notes an enquiry or a complaint, with its words, in one transaction.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    package nonisolated func note(
        _ draft: EnquiryDraft,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Enquiry {
        try await keep(by: caller, key, "Note " + CanonicalForm.text(of: draft)) {
            day,
            entry,
            situation in
            try situation.note(draft, on: &day, into: &entry)
        }
    }

    /// Decides and records one step of an enquiry, with its words, in one transaction.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    @discardableResult
    package nonisolated func keep(
        _ order: some EnquiryOrder,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Enquiry {
        try await keep(by: caller, key, order.fingerprint) { day, entry, situation in
            try situation.keep(order, into: &entry)
            for fact in entry.facts { day.apply(fact) }
            return order.enquiry
        }
    }

    private nonisolated func keep(
        by caller: Caller,
        _ key: CommandKey?,
        _ fingerprint: String,
        deciding decide:
            @escaping @Sendable (
                inout HallDay,
                inout JournalEntry,
                Situation
            ) throws -> EnquiryNumber
    ) async throws(DeskError) -> Enquiry {
        let step = Step(
            by: caller,
            key: key,
            fingerprint: fingerprint,
            deciding: { day, entry, situation in
                Answer(enquiry: try decide(&day, &entry, situation))
            },
            reading: { outcome in
                guard let number = outcome.answer.enquiry,
                    let enquiry = try outcome.reader.enquiry(number)
                else { throw Refusal.people(.keyReused) }
                return enquiry
            }
        )
        return try await perform(step)
    }

    /// Takes the visitors' names out of all enquiries that are closed; done at night.
    package func eraseVisitors() async throws(DeskError) {
        while try await eraseSomeVisitors() {}
    }

    /// In one transaction so many, that nobody waits long for it.
    private static let erasedAtOnce = 1000

    /// `false` where none was left.
    private func eraseSomeVisitors() async throws(DeskError) -> Bool {
        guard let notices else { return false }
        var query = FindEnquiries()
        (query.state, query.limit, query.isErased) = (.closed, Self.erasedAtOnce, false)
        let closed: [Enquiry]
        do { closed = try notices.archive.enquiries(query) } catch { throw .fault(error) }
        guard !closed.isEmpty else { return false }
        let step = Step(
            by: .machine(as: nil),
            key: nil,
            fingerprint: "",
            deciding: { day, entry, situation in
                entry.apart.erasedVisitors = closed.map(\.number)
                entry.facts = closed.map {
                    Fact(.enquiry(.erased($0.number)), at: situation.now)
                }
                for fact in entry.facts { day.apply(fact) }
                return Answer()
            },
            reading: { _ in true }
        )
        return try await perform(step)
    }

    /// Proposes or confirms an item's text.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded then.
    package nonisolated func confirm(
        _ order: ConfirmItem,
        by caller: Caller
    ) async throws(DeskError) -> ItemDeed {
        let hall = hall
        let step = Step(
            by: caller,
            key: nil,
            fingerprint: "",
            deciding: { day, entry, situation in
                _ = try situation.setup()
                let deed = try order.deed(
                    on: try situation.reader.register(),
                    in: hall,
                    day: day.date,
                    today: situation.today,
                    by: try caller.named()
                )
                entry.facts = [Fact(.item(deed), at: situation.now)]
                for fact in entry.facts { day.apply(fact) }
                return Answer()
            },
            reading: { outcome in
                guard case .item(let deed)? = outcome.facts.last?.deed else {
                    throw Refusal.people(.keyReused)
                }
                return deed
            }
        )
        return try await perform(step)
    }
}

extension Situation {
    fileprivate func note(
        _ draft: EnquiryDraft,
        on day: inout HallDay,
        into entry: inout JournalEntry
    ) throws -> EnquiryNumber {
        let notices = try setup()
        var draft = draft
        let badge = try context.caller.named().text
        guard draft.by.isEmpty || draft.by == badge else {
            throw Refusal.field(.fieldNotYours("draft.by"))
        }
        draft.by = badge
        if let serial = draft.notice, try reader.record(of: serial) == nil {
            throw Refusal.enquiry(.unknownNotice(serial))
        }
        if let ticket = draft.ticket.flatMap({ TicketNumber($0) }) {
            try day.checkOwn(ticket, in: context)
        }
        let year = day.date.year
        let number = EnquiryNumber(year: year, number: try reader.lastEnquiry(of: year) + 1)
        var salts = Salts(number: number, signer: notices.signer)
        let note = try notices.rules.note(
            of: draft,
            today: today,
            hashed: { salts.hash($0, $1) }
        )
        entry.facts = [Fact(.enquiry(.noted(number, note)), at: now)]
        if let text = draft.ticket, note.answer == nil {
            guard let ticket = TicketNumber(text) else {
                throw Refusal.ticket(.unknownTicket(text))
            }
            entry.facts.append(Fact(try day.awaitingReply(ticket), at: now))
        }
        entry.apart.texts = salts.texts
        for fact in entry.facts { day.apply(fact) }
        return number
    }

    fileprivate func keep(_ order: some EnquiryOrder, into entry: inout JournalEntry) throws {
        let notices = try setup()
        guard let noted = try reader.enquiry(order.enquiry) else {
            throw Refusal.enquiry(.unknown("\(order.enquiry)"))
        }
        let context = EnquiryContext(
            rules: notices.rules,
            today: today,
            caller: context.caller
        )
        var salts = Salts(number: noted.number, signer: notices.signer)
        let deed = try order.deed(on: noted, in: context).hashed { salts.hash($0, $1) }
        entry.facts = [Fact(.enquiry(deed), at: now)]
        entry.apart.texts = salts.texts
    }
}

extension EnquiryDeed {
    /// As it may stand in the chain: words are kept apart.
    fileprivate func hashed(_ hash: (String, EnquiryText) -> String) -> EnquiryDeed {
        switch self {
        case .answered(let number, let answer, let badge):
            .answered(number, answer: hash(answer, .answer), by: badge)
        case .explained(let number, let explanation, let badge):
            .explained(number, explanation: hash(explanation, .explanation), by: badge)
        case .noted, .assigned, .told, .contactSeen, .erased: self
        }
    }
}

/// Words with the salts of their hashes, as they are asked for.
private struct Salts {
    let number: EnquiryNumber
    let signer: any NoticeSigner
    var texts: [EnquiryWords] = []

    mutating func hash(_ text: String, _ part: EnquiryText) -> String {
        let salt = signer.makeSalt()
        texts.append(EnquiryWords(number: number, part: part, text: text, salt: salt))
        return signer.saltedDigest(of: text, salt: salt)
    }
}
