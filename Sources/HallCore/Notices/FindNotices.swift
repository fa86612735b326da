/// What to look for; every part that is given has to fit.
package struct FindNotices: Codable, Hashable, Sendable {
    package var item: String?
    package var handler: String?
    package var outcome: NoticeOutcome?
    package var stage: NoticeRecord.Stage?
    /// Local days, both included: `2026-11-01`.
    package var from: String?
    package var to: String?
    /// The whole name of the applicant. Each notice that is found by it was looked at: a fact.
    package var name: String?
    /// The 销毁清册.
    package var list: String?
    /// Only serials before this one, such as `2026-12`: the next page.
    package var before: NoticeSerial?
    /// At most so many, the newest first.
    package var limit = 50
    package var isOldestFirst = false

    enum CodingKeys: String, CodingKey {
        case item, handler, outcome, stage, from, to, name, list, before, limit
        case isOldestFirst = "oldest_first"
    }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        handler = try box.decodeIfPresent(String.self, forKey: .handler)
        outcome = try box.decodeIfPresent(NoticeOutcome.self, forKey: .outcome)
        stage = try box.decodeIfPresent(NoticeRecord.Stage.self, forKey: .stage)
        from = try box.decodeIfPresent(String.self, forKey: .from)
        to = try box.decodeIfPresent(String.self, forKey: .to)
        name = try box.decodeIfPresent(String.self, forKey: .name)
        list = try box.decodeIfPresent(String.self, forKey: .list)
        before = try box.decodeIfPresent(NoticeSerial.self, forKey: .before)
        limit = try box.decodeIfPresent(Int.self, forKey: .limit) ?? 50
        isOldestFirst = try box.decodeIfPresent(Bool.self, forKey: .isOldestFirst) ?? false
    }
}
