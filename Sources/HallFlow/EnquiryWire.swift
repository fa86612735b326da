import HallAPI
public import HallCore

/// What can be asked of the log of enquiries, as it goes over the wire.
public struct EnquiryRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case note, assign, answer, tell, explain
        /// How to reach the visitor: that somebody looked is a fact.
        case contact
    }

    public var verb: Verb
    /// Such as `2026-3`; every verb but `note` needs it.
    public var enquiry: String?
    public var draft: EnquiryDraft?
    public var text: String?
    public var owner: String?
    public var due: String?
    public var way: EnquiryNote.Way?
    public var staff: String?
    /// Of a supervisor who asks by the hub's token, and is not signed in.
    public var pin: String?

    public init(_ verb: Verb, enquiry: String? = nil) {
        self.verb = verb
        self.enquiry = enquiry
    }

    /// - Throws: a refusal where nobody is named who does it, or a part is missing.
    public func command() throws(Refusal) -> EnquiryCommand {
        guard let staff, !staff.isEmpty else { throw .people(.notAllowed) }
        try checkFields()
        if verb == .note {
            guard var draft else { throw .field(.fieldMissing("draft")) }
            guard draft.by.isEmpty || draft.by == staff else {
                throw .field(.fieldNotYours("draft.by"))
            }
            draft.by = staff
            return .note(draft)
        }
        guard let enquiry else { throw .field(.fieldMissing("enquiry")) }
        guard let number = EnquiryNumber(enquiry) else { throw .enquiry(.unknown(enquiry)) }
        switch verb {
        case .note, .answer:
            guard let text else { throw .field(.fieldMissing("text")) }
            return .answer(number, text: text, by: staff)
        case .assign:
            guard let owner else { throw .field(.fieldMissing("owner")) }
            var last: CivilDate?
            if let due {
                guard let date = CivilDate(due) else {
                    throw .field(.fieldWrong("due", choices: []))
                }
                last = date
            }
            return .assign(number, owner: owner, due: last, by: staff)
        case .tell:
            guard let way else { throw .field(.fieldMissing("way")) }
            return .tell(number, way, by: staff)
        case .explain:
            guard let text else { throw .field(.fieldMissing("text")) }
            return .explain(number, text: text, by: staff)
        case .contact: return .seeContact(number, by: staff)
        }
    }
}

extension EnquiryRequest {
    private func checkFields() throws(Refusal) {
        let given: [(name: String, isThere: Bool)] = [
            ("enquiry", enquiry != nil), ("draft", draft != nil), ("text", text != nil),
            ("owner", owner != nil), ("due", due != nil), ("way", way != nil),
        ]
        let needed: [String]
        switch verb {
        case .note: needed = ["draft"]
        case .assign: needed = ["enquiry", "owner"]
        case .answer, .explain: needed = ["enquiry", "text"]
        case .tell: needed = ["enquiry", "way"]
        case .contact: needed = ["enquiry"]
        }
        try Refusal.checkFields(given, needed: needed, optional: verb == .assign ? ["due"] : [])
    }
}

/// One enquiry, as it goes over the wire.
public struct EnquiryReply: Codable, Hashable, Sendable {
    public var number: String
    public var kind: EnquiryNote.Kind
    public var channel: EnquiryNote.Channel
    /// Of a complaint: whether it came in writing, and whom it is about.
    public var form: EnquiryNote.Form?
    public var about: String?
    public var item: String?
    public var ticket: String?
    public var owner: String
    public var due: String
    public var isOverdue: Bool
    public var state: Enquiry.State
    public var stateText: String
    public var question: String
    public var answer: String?
    public var explanation: String?
    /// For `contact` alone.
    public var visitor: String?

    enum CodingKeys: String, CodingKey {
        case number, kind, channel, item, ticket, owner, due, state, question, answer, visitor
        case explanation, form, about
        case isOverdue = "overdue"
        case stateText = "state_text"
    }

    /// Number, state and day alone: for those who may not read a complaint.
    var withoutWords: EnquiryReply {
        var reply = self
        (reply.question, reply.answer, reply.explanation) = ("", nil, nil)
        (reply.visitor, reply.about, reply.ticket) = (nil, nil, nil)
        return reply
    }
}

public struct EnquiriesReply: Codable, Hashable, Sendable {
    public var enquiries: [EnquiryReply]

    public init(enquiries: [EnquiryReply]) {
        self.enquiries = enquiries
    }
}

/// An item is confirmed as its file has it, by one of the two who have to.
public struct ItemRequest: Codable, Hashable, Sendable {
    /// The item's whole text, as ``ItemText`` writes it.
    public var text: String
    /// `2026-12-01`; without it, today.
    public var effective: String?
    /// 批准文号
    public var approval: String?
    public var isOnlineHallAdjusted: Bool?
    public var staff: String?

    enum CodingKeys: String, CodingKey {
        case text, effective, approval, staff
        case isOnlineHallAdjusted = "online_hall_adjusted"
    }

    public init(text: String) {
        self.text = text
    }
}

/// What a confirmation came to.
public struct ItemReply: Codable, Hashable, Sendable {
    public var item: String
    public var version: String
    /// False where a second person has to confirm it still.
    public var isConfirmed: Bool
    public var changes: [String]

    enum CodingKeys: String, CodingKey {
        case item, version, changes
        case isConfirmed = "confirmed"
    }
}
