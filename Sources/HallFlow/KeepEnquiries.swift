public import HallAPI
public import HallCore

extension Desk {
    /// Decides and records one step of an enquiry, with its words, in one transaction.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    public func keep(
        _ command: EnquiryCommand,
        key: CommandKey? = nil
    ) throws(DeskError) -> Enquiry {
        try inBooks { books, notices in
            let digest = journal.digest(of: "enquiry " + CanonicalForm.text(of: command))
            if let key, let before = try books.answered(key) {
                guard before.isAnswer(to: digest), let number = before.answer.enquiry,
                    let enquiry = try books.enquiry(number)
                else { throw Refusal.people(.keyReused) }
                return BookStep(result: enquiry)
            }
            var step =
                if case .note(let draft) = command {
                    try noting(draft, books, notices)
                } else {
                    try answering(command, books, notices)
                }
            step.entry.answered = key.map {
                AnsweredCommand(
                    key: $0,
                    digest: digest,
                    answer: Answer(enquiry: step.result.number),
                    day: day.date,
                    at: now
                )
            }
            return step
        }
    }

    /// Takes the visitors' names out of all enquiries that are closed; done at night.
    public func eraseVisitors() throws(DeskError) {
        while try eraseSomeVisitors() {}
    }

    /// In one transaction so many, that nobody waits long for it.
    private static let erasedAtOnce = 1000

    /// `false` where none was left.
    private func eraseSomeVisitors() throws(DeskError) -> Bool {
        guard let notices else { return false }
        var query = EnquiryQuery()
        query.state = .closed
        query.limit = Self.erasedAtOnce
        query.isErased = false
        let closed: [Enquiry]
        do { closed = try notices.archive.enquiries(query) } catch { throw .fault(error) }
        guard !closed.isEmpty else { return false }
        return try inBooks { _, _ in
            var step = BookStep(result: true)
            for enquiry in closed {
                let deed = EnquiryDeed.erased(enquiry.number)
                step.entry.facts.append(Fact(.enquiry(deed), at: now))
                step.entry.erasedVisitors.append(enquiry.number)
            }
            return step
        }
    }

    /// Proposes or confirms an item as its file has it: two different people have to.
    public func confirm(
        _ item: Item,
        effective: CivilDate?,
        approval: String,
        isOnlineHallAdjusted: Bool,
        isRemoval: Bool = false,
        by badge: Badge
    ) throws(DeskError) -> ItemDeed {
        try inBooks { books, _ in
            let register = try books.register()
            let first = effective ?? day.date
            let deed =
                isRemoval
                ? try register.removing(
                    item,
                    effective: first,
                    approval: approval,
                    by: badge,
                    today: today
                )
                : try register.confirming(
                    item,
                    effective: first,
                    approval: approval,
                    isOnlineHallAdjusted: isOnlineHallAdjusted,
                    by: badge,
                    today: today
                )
            var step = BookStep(result: deed)
            step.entry.facts = [Fact(.item(deed), at: now)]
            return step
        }
    }

    private func noting(
        _ draft: EnquiryDraft,
        _ books: any NoticeBooks,
        _ notices: NoticeDesk
    ) throws -> BookStep<Enquiry> {
        if let serial = draft.notice, try books.record(of: serial) == nil {
            throw Refusal.enquiry(.unknownNotice(serial))
        }
        let year = day.date.year
        let number = EnquiryNumber(year: year, number: try books.lastEnquiry(of: year) + 1)
        var salts = Salts(number: number, signer: notices.signer)
        let note = try notices.books.note(
            of: draft,
            today: today,
            hashed: { salts.hash($0, $1) }
        )
        var entry = NoticeEntry()
        let deed = EnquiryDeed.noted(number, note)
        entry.facts = [Fact(.enquiry(deed), at: now)]
        if let text = draft.ticket, note.answer == nil {
            guard let ticket = TicketNumber(text) else {
                throw Refusal.ticket(.unknownTicket(text))
            }
            entry.facts.append(Fact(try day.awaitingReply(ticket), at: now))
        }
        entry.texts = salts.texts
        guard let enquiry = Enquiry(deed, at: now) else { throw Refusal.enquiry(.unknown("")) }
        return BookStep(result: enquiry, entry: entry)
    }

    private func answering(
        _ command: EnquiryCommand,
        _ books: any NoticeBooks,
        _ notices: NoticeDesk
    ) throws -> BookStep<Enquiry> {
        guard let number = command.number, var enquiry = try books.enquiry(number) else {
            throw Refusal.enquiry(.unknown(command.number.map { "\($0)" } ?? ""))
        }
        var salts = Salts(number: number, signer: notices.signer)
        let deed = try notices.books.deed(
            for: command,
            on: enquiry,
            today: today,
            hashed: { salts.hash($0, $1) }
        )
        var entry = NoticeEntry()
        entry.facts = [Fact(.enquiry(deed), at: now)]
        entry.texts = salts.texts
        enquiry.apply(deed, at: now)
        return BookStep(result: enquiry, entry: entry)
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
