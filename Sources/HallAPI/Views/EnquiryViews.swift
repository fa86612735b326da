public import HallCore

/// One enquiry, as it goes over the wire.
public struct EnquiryReply: Codable, Hashable, Sendable {
    public var number: EnquiryNumber
    public var kind: EnquiryNote.Kind
    public var channel: EnquiryNote.Channel
    /// Of a complaint: whether it came in writing, and whom it is about.
    public var form: EnquiryNote.Form?
    public var about: String?
    public var item: String?
    public var ticket: String?
    public var owner: String
    public var due: CivilDate
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

    /// - Parameters:
    ///   - today: the hall's local day.
    ///   - text: the words of a part; `nil` where there are none.
    public init(
        _ enquiry: Enquiry,
        on today: CivilDate,
        withContact: Bool,
        text: (EnquiryText) -> String?
    ) {
        number = enquiry.number
        kind = enquiry.note.kind
        channel = enquiry.note.channel
        form = enquiry.note.form
        about = enquiry.note.about
        item = enquiry.note.item
        ticket = enquiry.note.ticket
        owner = enquiry.owner
        due = enquiry.due
        isOverdue = enquiry.state != .closed && enquiry.lastDay < today
        state = enquiry.state
        stateText = enquiry.state.words.zh
        question = text(.question) ?? ""
        answer = text(.answer)
        explanation = text(.explanation)
        visitor = withContact ? text(.visitor) : nil
    }

    /// Number, state and day alone: for those who may not read a complaint.
    public var withoutWords: EnquiryReply {
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

    public init(_ deed: ItemDeed) {
        switch deed {
        case .proposed(let code, let text, let changes, _, _, _):
            (item, version, isConfirmed, self.changes) = (code.text, text.version, false, changes)
        case .confirmed(let code, let version, _):
            (item, self.version, isConfirmed, changes) = (code.text, version, true, [])
        }
    }
}
