/// An enquiry as it is filled in.
public struct EnquiryDraft: Codable, Hashable, Sendable {
    public var kind = EnquiryNote.Kind.enquiry
    public var channel = EnquiryNote.Channel.onSite
    public var item: String?
    /// About no item of the catalogue, such as where the lavatory is.
    public var isGeneral = false
    public var headings: [EnquiryNote.Heading] = []
    public var question = ""
    /// Given at once; without it the enquiry becomes a task.
    public var answer: String?
    /// How to reach the visitor: personal, erased once the answer is told.
    public var visitor: String?
    /// Who has to find the answer; without it whoever noted it.
    public var owner: String?
    public var due: CivilDate?
    public var ticket: String?
    public var notice: NoticeSerial?
    /// Of a complaint that was handed in here: a letter is *written*, whatever the door.
    public var form: EnquiryNote.Form?
    /// Whom a complaint is about: a badge, or ``EnquiryNote/director``.
    public var about: String?
    public var by = ""

    private enum CodingKeys: String, CodingKey {
        case kind, channel, item, headings, question, answer, visitor, owner, due, ticket, notice
        case by, form, about
        case isGeneral = "general"
    }

    public init() {}

    public init(from decoder: any Decoder) throws {
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
