package import HallCore

/// One enquiry, as it goes over the wire.
package struct EnquiryReply: Codable, Hashable, Sendable {
    package var number: EnquiryNumber
    package var kind: EnquiryNote.Kind
    package var channel: EnquiryNote.Channel
    /// Of a complaint: whether it came in writing, and whom it is about.
    package var form: EnquiryNote.Form?
    package var about: String?
    package var item: String?
    package var ticket: String?
    package var owner: Badge
    package var due: CivilDate
    package var isOverdue: Bool
    package var state: Enquiry.State
    package var stateText: String
    package var question: String
    package var answer: String?
    package var explanation: String?
    /// For `contact` alone.
    package var visitor: String?

    enum CodingKeys: String, CodingKey {
        case number, kind, channel, item, ticket, owner, due, state, question, answer, visitor
        case explanation, form, about
        case isOverdue = "overdue"
        case stateText = "state_text"
    }

    /// - Parameters:
    ///   - today: the hall's local day.
    ///   - text: the words of a part; `nil` where there are none.
    package init(
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
        owner = Badge(enquiry.owner)
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
    package var withoutWords: EnquiryReply {
        var reply = self
        (reply.question, reply.answer, reply.explanation) = ("", nil, nil)
        (reply.visitor, reply.about, reply.ticket) = (nil, nil, nil)
        return reply
    }
}

package struct EnquiriesReply: Codable, Hashable, Sendable {
    package var enquiries: [EnquiryReply]

    package init(enquiries: [EnquiryReply]) {
        self.enquiries = enquiries
    }
}

/// What a confirmation came to.
package struct ItemReply: Codable, Hashable, Sendable {
    package var item: String
    package var version: String
    /// False where a second person has to confirm it still.
    package var isConfirmed: Bool
    package var changes: [String]

    enum CodingKeys: String, CodingKey {
        case item, version, changes
        case isConfirmed = "confirmed"
    }

    package init(_ deed: ItemDeed) {
        switch deed {
        case .proposed(let code, let text, let changes, _, _, _):
            (item, version, isConfirmed, self.changes) = (code.text, text.version, false, changes)
        case .confirmed(let code, let version, _):
            (item, self.version, isConfirmed, changes) = (code.text, version, true, [])
        }
    }
}
