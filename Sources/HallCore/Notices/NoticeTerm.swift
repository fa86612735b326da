/// What a paper says about time, as its fact holds it.
package struct NoticeTerm: Codable, Hashable, Sendable {
    /// Those that the limit has for the decision, in the unit of ``rule``; or those that are added.
    package var days: Int
    /// Working days that the hall has promised; `nil` on a paper that adds time.
    package var promised: Int?
    /// The day of the acceptance, or of the paper.
    package var from: CivilDate
    package var kind: Item.Kind
    package var purpose: AddedTime.Purpose?
    /// How the limit counts.
    package var rule: LimitRule
    /// Of a receipt: everything was there.
    package var isComplete: Bool
    /// Of a 补正告知: told is the applicant by its delivery. Those of 0.3 were by their making.
    package var isByDelivery: Bool

    package init(
        days: Int,
        promised: Int? = nil,
        from: CivilDate,
        kind: Item.Kind,
        purpose: AddedTime.Purpose? = nil,
        rule: LimitRule = LimitRule(),
        isComplete: Bool = false,
        isByDelivery: Bool = false
    ) {
        self.days = days
        self.promised = promised
        self.from = from
        self.kind = kind
        self.purpose = purpose
        self.rule = rule
        self.isComplete = isComplete
        self.isByDelivery = isByDelivery
    }

    private enum CodingKeys: String, CodingKey {
        case days, promised, from, kind, purpose, rule, isComplete, isByDelivery
    }

    /// Rows of 0.3 have none of the last three.
    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            days: try box.decode(Int.self, forKey: .days),
            promised: try box.decodeIfPresent(Int.self, forKey: .promised),
            from: try box.decode(CivilDate.self, forKey: .from),
            kind: try box.decode(Item.Kind.self, forKey: .kind),
            purpose: try box.decodeIfPresent(AddedTime.Purpose.self, forKey: .purpose),
            rule: try box.decodeIfPresent(LimitRule.self, forKey: .rule) ?? LimitRule(),
            isComplete: try box.decodeIfPresent(Bool.self, forKey: .isComplete) ?? false,
            isByDelivery: try box.decodeIfPresent(Bool.self, forKey: .isByDelivery) ?? false
        )
    }
}
