/// Why an enquiry can't be noted, answered or closed.
public enum EnquiryRefusal: Hashable, Sendable {
    case unknown(String)
    case questionMissing
    case answerMissing
    case textTooLong(max: Int)
    /// What was not told on the telephone.
    case headingsMissing([EnquiryNote.Heading])
    /// Only by telephone may an item be explained by word of mouth (R11).
    case mustBeInWriting
    case unknownNotice(NoticeSerial)
    case visitorMissing
    case alreadyClosed(EnquiryNumber)
    case notAnswered(EnquiryNumber)
    case answerMustBeWritten(EnquiryNumber)
    case notExplained(EnquiryNumber, due: CivilDate)
    case ticketNotServed(TicketNumber)
    case dueInThePast
    case dueTooLate(CivilDate)
    case itemMissing
    /// Whose complaints are read, answered and closed by the supervision office alone.
    case supervisorsOnly
    /// The complaint names this very person.
    case namesYou(EnquiryNumber)
    /// The complaint names the person to whom it would be given.
    case namesOwner(EnquiryNumber)
    /// A complaint about the supervision office or the director is the upper body's.
    case wentUp(EnquiryNumber)
    /// Nobody in staff.toml is the supervision office.
    case noSupervisor

    var words: Words {
        switch self {
        case .unknown(let text):
            Words(zh: "没有咨询记录 \(text)，请核对编号", en: "There is no enquiry \(text)")
        case .questionMissing: Words(zh: "请写明问的是什么", en: "Please say what was asked")
        case .answerMissing: Words(zh: "请写明答复", en: "Please give the answer")
        case .textTooLong(let max):
            Words(zh: "文字太长，最多 \(max) 个字", en: "The text is too long: at most \(max) characters")
        case .headingsMissing(let headings):
            Words(
                zh: "一次告知：还没有说到 \(headings.map(\.words.zh).joined(separator: "、"))，请说完再记",
                en: "Tell all at once; not told yet: "
                    + headings.map(\.words.en).joined(separator: ", ")
            )
        case .mustBeInWriting:
            Words(
                zh: "只有电话咨询可以口头告知；现场咨询事项请出具告知书，再填上它的编号",
                en:
                    "Only on the telephone may an item be explained by word of mouth: issue a notice "
                    + "and give its serial"
            )
        case .unknownNotice(let serial):
            Words(zh: "没有告知书 \(serial)，请核对编号", en: "There is no notice \(serial)")
        case .visitorMissing:
            Words(
                zh: "现在答复不了的，请留下联系方式，好把结果告知本人",
                en: "What can't be answered now needs a way to reach the visitor"
            )
        case .alreadyClosed(let number):
            Words(zh: "\(number) 已经告知本人", en: "Enquiry \(number) is closed")
        case .notAnswered(let number):
            Words(
                zh: "\(number) 还没有答复，不能结束",
                en: "Enquiry \(number) has no answer yet: it can't be closed"
            )
        case .answerMustBeWritten(let number):
            Words(
                zh: "\(number) 是书面投诉，必须书面答复",
                en: "Enquiry \(number) is a written complaint: its answer must be written"
            )
        case .notExplained(let number, let due):
            Words(
                zh: "\(number) 已超过期限 \(due)，请先写明向本人作的说明",
                en: "Enquiry \(number) was due on \(due): explain first why it took longer"
            )
        case .ticketNotServed(let ticket):
            Words(
                zh: "\(ticket) 现在不在窗口办理，不能转为待答复",
                en: "\(ticket) is not at a window: it can't wait for an answer"
            )
        case .dueTooLate(let last):
            Words(
                zh: "投诉最迟 \(last) 答复，不能再推后；到期办不完的，请向本人说明",
                en: "A complaint has to be answered by \(last): it can't be put off"
            )
        case .itemMissing:
            Words(
                zh: "请填写问的是哪个事项；不涉及具体事项的，填“无”",
                en: "Please say which item it is about, or that it is about none"
            )
        case .dueInThePast:
            Words(zh: "答复期限不能早于今天", en: "An answer can't be due before today")
        case .supervisorsOnly, .namesYou, .namesOwner, .wentUp, .noSupervisor: complaintWords
        }
    }

    private var complaintWords: Words {
        switch self {
        case .supervisorsOnly:
            Words(
                zh: "投诉只能由监察室查看、交办、答复和办结",
                en: "Complaints are for the supervision office alone"
            )
        case .namesYou(let number):
            Words(
                zh: "\(number) 投诉的是您本人，请由监察室另一位同志或上级机构办理",
                en: "Complaint \(number) is about you: somebody else has to see to it"
            )
        case .namesOwner(let number):
            Words(
                zh: "\(number) 投诉的就是这个人，不能交给本人办理，请另选一位",
                en: "Complaint \(number) is about that very person: choose somebody else"
            )
        case .wentUp(let number):
            Words(
                zh: "\(number) 投诉的是监察室或者中心主任，由上级机构办理，本中心不能交办",
                en: "Complaint \(number) is about the office or director: the upper body's"
            )
        case .noSupervisor:
            Words(
                zh: "没有监察室人员，投诉先留存待办，请值班员报告中心",
                en: "There is no supervisor: the complaint is kept and waits"
            )
        default: preconditionFailure("a refusal without a sentence")
        }
    }
}

/// Decides about enquiries. Pure.
extension HallBooks {
    /// The note of a draft; hashes are made elsewhere and passed in.
    public func note(
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
            throw .unknownItem(ItemCode(item))
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
            guard draft.about == nil else { throw .fieldUnknown("about") }
            return named ?? draft.by
        }
        // Whoever notes it neither answers it nor says who does.
        if named != nil { throw .fieldNotYours("owner") }
        if draft.answer?.isBlank == false { throw .fieldNotYours("answer") }
        return goesUp(about(of: draft)) ? enquiries.upperBody : enquiries.office
    }

    /// A letter or an online form is written by itself; what came through the door has to be told.
    private func form(of draft: EnquiryDraft) throws(Refusal) -> EnquiryNote.Form? {
        guard draft.kind == .complaint else {
            guard draft.form == nil else { throw .fieldUnknown("form") }
            return nil
        }
        switch draft.channel {
        case .letter, .online:
            if draft.form == .oral { throw .fieldWrong("form", choices: ["written"]) }
            return .written
        case .telephone:
            if draft.form == .written { throw .fieldWrong("form", choices: ["oral"]) }
            return .oral
        case .onSite:
            guard let form = draft.form else { throw .fieldMissing("form") }
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

    /// Whether it was noted as the upper body's, by whatever name that had then; what an earlier version
    /// noted as the office's stays the office's.
    private func wentUp(_ enquiry: Enquiry) -> Bool {
        enquiry.note.owner != enquiries.office && goesUp(enquiry.note.about)
    }

    /// Whether `badge` may read this enquiry and act on it. A complaint is for the supervision office
    /// alone, and never for the person whom it names. One that is the office's own and seems to name all of
    /// it (an earlier version read names more narrowly) stays readable for whom it does not name exactly.
    public func mayRead(_ enquiry: Enquiry, _ badge: String?) -> Bool {
        guard enquiry.note.kind == .complaint else { return true }
        guard let badge, enquiries.supervisors.contains(badge) else { return false }
        guard names(enquiry, badge) else { return true }
        guard !wentUp(enquiry), enquiries.supervisors.allSatisfy({ names(enquiry, $0) }) else {
            return false
        }
        let about = FoldedText.key(of: enquiry.note.about ?? "")
        return ![badge, enquiries.office].map { FoldedText.key(of: $0) }.contains(about)
    }

    private func checkReader(of enquiry: Enquiry, _ badge: String) throws(Refusal) {
        guard !mayRead(enquiry, badge) else { return }
        if enquiries.supervisors.isEmpty { throw .enquiry(.noSupervisor) }
        throw .enquiry(
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

    public func deed(
        for command: EnquiryCommand,
        on enquiry: Enquiry,
        today: CivilDate,
        hashed: (String, EnquiryText) -> String
    ) throws(Refusal) -> EnquiryDeed {
        let number = enquiry.number
        if let badge = command.badge { try checkReader(of: enquiry, badge) }
        guard enquiry.state != .closed else { throw .enquiry(.alreadyClosed(number)) }
        switch command {
        case .note: throw .enquiry(.alreadyClosed(number))
        case .assign(_, let owner, let due, let badge):
            guard owner.isVisible else { throw .reasonMissing }
            try checkLabel(owner)
            try checkOwner(owner, of: enquiry)
            let due = due ?? enquiry.due
            guard due >= today || due == enquiry.due else { throw .enquiry(.dueInThePast) }
            guard enquiry.note.kind == .enquiry || due <= enquiry.note.due else {
                throw .enquiry(.dueTooLate(enquiry.note.due))
            }
            return .assigned(number, owner: owner, due: due, by: badge)
        case .answer(_, let text, let badge):
            guard text.isVisible else { throw .enquiry(.answerMissing) }
            try checkWords(text)
            return .answered(number, answer: hashed(text, .answer), by: badge)
        case .tell(_, let way, let badge):
            guard enquiry.state == .answered else { throw .enquiry(.notAnswered(number)) }
            let isWrittenComplaint =
                enquiry.note.kind == .complaint
                && (enquiry.note.form == .written
                    || [.letter, .online].contains(enquiry.note.channel))
            if isWrittenComplaint, way == .oral { throw .enquiry(.answerMustBeWritten(number)) }
            // Only on the telephone is an item told of by word of mouth (R11), also a day later.
            if way == .oral, enquiry.note.kind == .enquiry, enquiry.note.item != nil,
                enquiry.note.channel == .onSite
            {
                throw .enquiry(.mustBeInWriting)
            }
            // Nobody is late before the latest that the last day can be.
            let isLate = today > enquiry.lastDay
            guard !isLate || enquiry.isExplained else {
                throw .enquiry(.notExplained(number, due: enquiry.lastDay))
            }
            return .told(number, way, by: badge)
        case .explain(_, let text, let badge):
            guard text.isVisible else { throw .reasonMissing }
            try checkWords(text)
            return .explained(number, explanation: hashed(text, .explanation), by: badge)
        case .seeContact(_, let badge): return .contactSeen(number, by: badge)
        }
    }

    /// Nobody sees to a complaint about themselves, and one that went up comes back to nobody in the house.
    private func checkOwner(_ owner: String, of enquiry: Enquiry) throws(Refusal) {
        guard enquiry.note.kind == .complaint, let about = enquiry.note.about else { return }
        guard !wentUp(enquiry) else { throw .enquiry(.wentUp(enquiry.number)) }
        let key = FoldedText.key(of: owner)
        let isBadge = key.allSatisfy { $0.isASCII && $0.isNumber }
        guard isBadge ? !names(enquiry, owner) : key != FoldedText.key(of: about) else {
            throw .enquiry(.namesOwner(enquiry.number))
        }
    }

    /// A name or a badge, on one line.
    private func checkLabel(_ text: String) throws(Refusal) {
        try checkLength(text)
        try text.checkPrintable()
    }

    private func checkLength(_ text: String) throws(Refusal) {
        let max = enquiries.textCharactersMax
        guard text.unicodeScalars.count <= max else { throw .enquiry(.textTooLong(max: max)) }
    }

    /// What somebody asked or was told, as it was typed or pasted: with its lines, and with what joins and
    /// parts characters unseen.
    private func checkWords(_ text: String) throws(Refusal) {
        try checkLength(text)
        let lines = text.filter { !["\n", "\r\n", "\t"].contains($0) }
        let joiners: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0xFEFF]
        let rest = lines.unicodeScalars.filter { !joiners.contains($0.value) }
        try String(String.UnicodeScalarView(rest)).checkPrintable()
    }
}

extension HallDay {
    /// The end of a ticket whose visitor waits for an answer 待答复 (R10): only from a window's hands.
    public func awaitingReply(_ ticket: TicketNumber) throws(Refusal) -> Deed {
        guard let found = self.ticket(ticket) else { throw .unknownTicket(ticket.description) }
        guard [.serving, .kept, .called].contains(found.state) else {
            throw .enquiry(.ticketNotServed(ticket))
        }
        return .ended(ticket, .awaitingReply)
    }
}
