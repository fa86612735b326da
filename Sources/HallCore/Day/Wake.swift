/// Nothing but the day's turning, if it is due: the hub looks at the clock once a second.
package struct Wake: Order {
    package init() {}

    package func deeds(on day: HallDay, in context: RuleContext) -> [Deed] { [] }
}

/// An attendant has looked at the date of a day far ahead of the last one 日期已核对: it begins.
package struct ConfirmDay: Order, Codable {
    package init() {}

    /// Nothing beside the day's turning, which carries the attendant's badge.
    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        _ = try context.badge()
        return []
    }

    package func confirmsDay(in context: RuleContext) throws(Refusal) -> Badge? {
        try context.badge()
    }
}
