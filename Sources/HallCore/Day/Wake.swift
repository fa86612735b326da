/// Nothing but the day's turning, if it is due: the hub looks at the clock once a second.
public struct Wake: Order {
    public init() {}

    public func deeds(on day: HallDay, in context: RuleContext) -> [Deed] { [] }
}

/// An attendant has looked at the date of a day far ahead of the last one 日期已核对: it begins.
public struct ConfirmDay: Order, Codable {
    public init() {}

    /// Nothing beside the day's turning, which carries the attendant's badge.
    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        _ = try context.badge()
        return []
    }

    public func confirmsDay(in context: RuleContext) throws(Refusal) -> Badge? {
        try context.badge()
    }
}
