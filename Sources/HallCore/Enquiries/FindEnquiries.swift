/// What to look for in the log of enquiries; every part that is given has to fit.
public struct FindEnquiries: Codable, Hashable, Sendable {
    public var state: Enquiry.State?
    public var kind: EnquiryNote.Kind?
    public var owner: String?
    public var item: String?
    /// Words of the question or the answer.
    public var words: String?
    /// Whether the visitor's name is gone.
    public var isErased: Bool?
    /// Local days, both included.
    public var from: String?
    public var to: String?
    /// At most so many, the newest first.
    public var limit = 50

    public init() {}

    enum CodingKeys: String, CodingKey {
        case state, kind, owner, item, words, from, to, limit
        case isErased = "erased"
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        state = try box.decodeIfPresent(Enquiry.State.self, forKey: .state)
        kind = try box.decodeIfPresent(EnquiryNote.Kind.self, forKey: .kind)
        owner = try box.decodeIfPresent(String.self, forKey: .owner)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        words = try box.decodeIfPresent(String.self, forKey: .words)
        isErased = try box.decodeIfPresent(Bool.self, forKey: .isErased)
        from = try box.decodeIfPresent(String.self, forKey: .from)
        to = try box.decodeIfPresent(String.self, forKey: .to)
        limit = try box.decodeIfPresent(Int.self, forKey: .limit) ?? 50
    }
}
