/// After a restore: see ``DayDeed/numbersSkipped(to:by:)``.
public struct SkipNumbers: Order {
    public var last: Int

    public init(to last: Int) {
        self.last = last
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        guard (1..<day.plan.limits.emergencyFirst).contains(last) else {
            throw .taking(.skipOutOfRange(max: day.plan.limits.emergencyFirst - 1))
        }
        return [.day(.numbersSkipped(to: last, by: badge))]
    }
}

/// After a restore: see ``DayDeed/serialsSkipped(year:notices:enquiries:by:)``.
public struct SkipSerials: Order {
    public var year: Int
    public var notices: Int
    public var enquiries: Int

    public init(year: Int, notices: Int, enquiries: Int) {
        self.year = year
        self.notices = notices
        self.enquiries = enquiries
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        return [
            .day(.serialsSkipped(year: year, notices: notices, enquiries: enquiries, by: badge))
        ]
    }
}
