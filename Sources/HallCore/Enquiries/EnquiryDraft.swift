/// An enquiry as it is filled in.
package struct EnquiryDraft: Codable, Hashable, Sendable {
    package var kind = EnquiryNote.Kind.enquiry
    package var channel = EnquiryNote.Channel.onSite
    package var item: String?
    /// About no item of the catalogue, such as where the lavatory is.
    package var isGeneral = false
    package var headings: [EnquiryNote.Heading] = []
    package var question = ""
    /// Given at once; without it the enquiry becomes a task.
    package var answer: String?
    /// How to reach the visitor: personal, erased once the answer is told.
    package var visitor: String?
    /// Who has to find the answer; without it whoever noted it.
    package var owner: String?
    package var due: CivilDate?
    package var ticket: String?
    package var notice: NoticeSerial?
    /// Of a complaint that was handed in here: a letter is *written*, whatever the door.
    package var form: EnquiryNote.Form?
    /// Whom a complaint is about: a badge, or ``EnquiryNote/director``.
    package var about: String?
    package var by = ""

    private enum CodingKeys: String, CodingKey {
        case kind, channel, item, headings, question, answer, visitor, owner, due, ticket, notice
        case by, form, about
        case isGeneral = "general"
    }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        isGeneral = try box.decodeIfPresent(Bool.self, forKey: .isGeneral) ?? false
        kind = try box.decode(EnquiryNote.Kind.self, forKey: .kind)
        channel = try box.decode(EnquiryNote.Channel.self, forKey: .channel)
        form = try box.decodeIfPresent(EnquiryNote.Form.self, forKey: .form)
        about = try box.decodeIfPresent(String.self, forKey: .about)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        headings = try box.decodeIfPresent([EnquiryNote.Heading].self, forKey: .headings) ?? []
        question = try box.decodeIfPresent(String.self, forKey: .question) ?? ""
        answer = try box.decodeIfPresent(String.self, forKey: .answer)
        visitor = try box.decodeIfPresent(String.self, forKey: .visitor)
        owner = try box.decodeIfPresent(String.self, forKey: .owner)
        due = try box.decodeIfPresent(CivilDate.self, forKey: .due)
        ticket = try box.decodeIfPresent(String.self, forKey: .ticket)
        notice = try box.decodeIfPresent(NoticeSerial.self, forKey: .notice)
        by = try box.decodeIfPresent(String.self, forKey: .by) ?? ""
    }
}
