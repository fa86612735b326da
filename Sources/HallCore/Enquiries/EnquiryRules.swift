/// Decides about enquiries. Pure.
extension NoticeRules {
    /// The note of a draft; hashes are made elsewhere and passed in.
    package func note(
        of draft: EnquiryDraft,
        today: CivilDate,
        hashed: (String, EnquiryText) -> String
    ) throws(Refusal) -> EnquiryNote {
        let plan = enquiries
        guard draft.question.isVisible else { throw .enquiry(.questionMissing) }
        for text in [draft.question, draft.answer ?? "", draft.visitor ?? ""] {
            try checkWords(text)
        }
        for text in [draft.owner ?? "", draft.about ?? ""] { try checkLabel(text) }
        if let item = draft.item, hall.item(ItemCode(item)) == nil {
            throw .taking(.unknownItem(ItemCode(item)))
        }
        let answer = draft.answer.flatMap { $0.isBlank ? nil : $0 }
        if answer != nil, draft.kind == .enquiry {
            if draft.item != nil {
                try checkTold(draft)
            } else if [.telephone, .onSite].contains(draft.channel), !draft.isGeneral {
                throw .enquiry(.itemMissing)
            }
        }
        if answer == nil, draft.visitor?.isBlank ?? true { throw .enquiry(.visitorMissing) }
        let owner = try owner(of: draft)
        let form = try form(of: draft)
        let days = draft.kind == .complaint ? plan.complaintDays : plan.enquiryDays
        let last = hall.calendar.deadline(from: today, workingDays: days)
        let due = draft.due ?? last.earliest
        guard due >= today else { throw .enquiry(.dueInThePast) }
        guard draft.kind == .enquiry || due <= last.latest else {
            throw .enquiry(.dueTooLate(last.latest))
        }
        var note = EnquiryNote(
            kind: draft.kind,
            channel: draft.channel,
            item: draft.item.map(hall.itemCode),
            headings: EnquiryNote.Heading.allCases.filter { draft.headings.contains($0) },
            owner: owner,
            due: due,
            ticket: draft.ticket,
            notice: draft.notice,
            by: draft.by,
            question: hashed(draft.question, .question),
            visitor: draft.visitor.map { hashed($0, .visitor) },
            answer: answer.map { hashed($0, .answer) }
        )
        note.form = form
        note.about = draft.kind == .complaint ? about(of: draft) : nil
        note.dueLatest = draft.due == nil && last.certain == nil ? last.latest : nil
        return note
    }

    // MARK: Complaints

    /// A complaint is the supervision office's; one that names its holder or the director goes up.
    private func owner(of draft: EnquiryDraft) throws(Refusal) -> String {
        let named = draft.owner.flatMap { $0.isBlank ? nil : $0 }
        guard draft.kind == .complaint else {
            guard draft.about == nil else { throw .field(.fieldUnknown("about")) }
            return named ?? draft.by
        }
        // Whoever notes it neither answers it nor says who does.
        if named != nil { throw .field(.fieldNotYours("owner")) }
        if draft.answer?.isBlank == false { throw .field(.fieldNotYours("answer")) }
        return goesUp(about(of: draft)) ? enquiries.upperBody : enquiries.office
    }

    /// A letter or an online form is written by itself; what came through the door has to be told.
    private func form(of draft: EnquiryDraft) throws(Refusal) -> EnquiryNote.Form? {
        guard draft.kind == .complaint else {
            guard draft.form == nil else { throw .field(.fieldUnknown("form")) }
            return nil
        }
        switch draft.channel {
        case .letter, .online:
            if draft.form == .oral { throw .field(.fieldWrong("form", choices: ["written"])) }
            return .written
        case .telephone:
            if draft.form == .written { throw .field(.fieldWrong("form", choices: ["oral"])) }
            return .oral
        case .onSite:
            guard let form = draft.form else { throw .field(.fieldMissing("form")) }
            return form
        }
    }

    /// Whether a complaint about this person is not the office's own to decide.
    private func goesUp(_ about: String?) -> Bool {
        guard let about else { return false }
        return NamedPerson.isDirector(in: about)
            || NamedPerson.isOffice(enquiries.office, in: about)
            || (enquiries.directors + enquiries.supervisors).contains {
                NamedPerson.is($0, in: about)
            }
    }

    /// Whom a complaint is about: as it was said, and whoever of the office its own words name.
    private func about(of draft: EnquiryDraft) -> String? {
        let said = draft.about.flatMap { $0.isVisible ? $0 : nil }
        let named = (enquiries.supervisors + enquiries.directors).filter {
            NamedPerson.isCalled($0, in: draft.question) && !NamedPerson.is($0, in: said ?? "")
        }
        let all = [said].compactMap { $0 } + named
        return all.isEmpty ? nil : all.joined(separator: "；")
    }

    private func names(_ enquiry: Enquiry, _ badge: String) -> Bool {
        guard let about = enquiry.note.about else { return false }
        return NamedPerson.is(badge, in: about)
            || NamedPerson.isOffice(enquiries.office, in: about)
                && enquiries.supervisors.contains(badge)
            || NamedPerson.isDirector(in: about) && enquiries.directors.contains(badge)
    }

    /// Whether it was noted as the upper body's, by whatever name that had then; what an earlier
    /// version noted as the office's stays the office's.
    private func wentUp(_ enquiry: Enquiry) -> Bool {
        enquiry.note.owner != enquiries.office && goesUp(enquiry.note.about)
    }

    /// Whether `badge` may read this enquiry and act on it. A complaint is for the supervision
    /// office alone, and never for the person whom it names. One that is the office's own and seems
    /// to name all of it (an earlier version read names more narrowly) stays readable for whom it
    /// does not name exactly.
    package func mayRead(_ enquiry: Enquiry, _ badge: String?) -> Bool {
        guard enquiry.note.kind == .complaint else { return true }
        guard let badge, enquiries.supervisors.contains(badge) else { return false }
        guard names(enquiry, badge) else { return true }
        guard !wentUp(enquiry), enquiries.supervisors.allSatisfy({ names(enquiry, $0) }) else {
            return false
        }
        let about = FoldedText.key(of: enquiry.note.about ?? "")
        return ![badge, enquiries.office].map { FoldedText.key(of: $0) }.contains(about)
    }

    func checkReader(of enquiry: Enquiry, _ badge: String) throws(Refusal) {
        guard !mayRead(enquiry, badge) else { return }
        if enquiries.supervisors.isEmpty { throw .complaint(.noSupervisor) }
        throw .complaint(
            enquiries.supervisors.contains(badge) ? .namesYou(enquiry.number) : .supervisorsOnly
        )
    }

    /// On the telephone by word of mouth, but all six headings; elsewhere in writing (R11).
    private func checkTold(_ draft: EnquiryDraft) throws(Refusal) {
        switch draft.channel {
        case .telephone:
            let left = EnquiryNote.Heading.allCases.filter { !draft.headings.contains($0) }
            guard left.isEmpty else { throw .enquiry(.headingsMissing(left)) }
        case .onSite:
            guard draft.notice != nil else { throw .enquiry(.mustBeInWriting) }
        case .online, .letter: break
        }
    }

    /// Nobody sees to a complaint about themselves, and one that went up comes back to nobody in
    /// the house.
    func checkOwner(_ owner: String, of enquiry: Enquiry) throws(Refusal) {
        guard enquiry.note.kind == .complaint, let about = enquiry.note.about else { return }
        guard !wentUp(enquiry) else { throw .complaint(.wentUp(enquiry.number)) }
        let key = FoldedText.key(of: owner)
        let isBadge = key.allSatisfy { $0.isASCII && $0.isNumber }
        guard isBadge ? !names(enquiry, owner) : key != FoldedText.key(of: about) else {
            throw .complaint(.namesOwner(enquiry.number))
        }
    }

    /// A name or a badge, on one line.
    func checkLabel(_ text: String) throws(Refusal) {
        try checkLength(text)
        try text.checkPrintable()
    }

    private func checkLength(_ text: String) throws(Refusal) {
        let max = enquiries.textCharactersMax
        guard text.unicodeScalars.count <= max else { throw .enquiry(.textTooLong(max: max)) }
    }

    /// What somebody asked or was told, as it was typed or pasted: with its lines, and with what
    /// joins and parts characters unseen.
    func checkWords(_ text: String) throws(Refusal) {
        try checkLength(text)
        let lines = text.filter { !["\n", "\r\n", "\t"].contains($0) }
        let joiners: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0xFEFF]
        let rest = lines.unicodeScalars.filter { !joiners.contains($0.value) }
        try String(String.UnicodeScalarView(rest)).checkPrintable()
    }
}

extension HallDay {
    /// - Throws: ``PeopleRefusal/notYourWindow(_:)`` to a clerk who speaks of a ticket that another
    ///   window has in hand.
    package func checkOwn(_ ticket: TicketNumber, in context: RuleContext) throws(Refusal) {
        guard let window = self.ticket(ticket)?.window else { return }
        try checkOwn(window, in: context)
    }

    /// The end of a ticket whose visitor waits for an answer 待答复 (R10): only from a window's hands.
    package func awaitingReply(_ ticket: TicketNumber) throws(Refusal) -> Deed {
        guard let found = self.ticket(ticket) else {
            throw .ticket(.unknownTicket(ticket.description))
        }
        guard [.serving, .kept, .called].contains(found.state) else {
            throw .enquiry(.ticketNotServed(ticket))
        }
        return .ticket(.ended(ticket, .awaitingReply))
    }
}
