/// What to look for in the log of enquiries; every part that is given has to fit.
package struct FindEnquiries: Codable, Hashable, Sendable {
    package var state: Enquiry.State?
    package var kind: EnquiryNote.Kind?
    package var owner: String?
    package var item: String?
    /// Words of the question or the answer.
    package var words: String?
    /// Whether the visitor's name is gone.
    package var isErased: Bool?
    /// Local days, both included.
    package var from: String?
    package var to: String?
    /// At most so many, the newest first.
    package var limit = 50

    package init() {}

    enum CodingKeys: String, CodingKey {
        case state, kind, owner, item, words, from, to, limit
        case isErased = "erased"
    }

    package init(from decoder: any Decoder) throws {
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
