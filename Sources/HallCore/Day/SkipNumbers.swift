/// After a restore: see ``DayDeed/numbersSkipped(to:by:)``.
package struct SkipNumbers: Order {
    package var last: Int

    package init(to last: Int) {
        self.last = last
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        guard (1..<day.plan.limits.emergencyFirst).contains(last) else {
            throw .taking(.skipOutOfRange(max: day.plan.limits.emergencyFirst - 1))
        }
        return [.day(.numbersSkipped(to: last, by: badge))]
    }
}

/// After a restore: see ``DayDeed/serialsSkipped(year:notices:enquiries:by:)``.
package struct SkipSerials: Order {
    package var year: Int
    package var notices: Int
    package var enquiries: Int

    package init(year: Int, notices: Int, enquiries: Int) {
        self.year = year
        self.notices = notices
        self.enquiries = enquiries
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        return [
            .day(.serialsSkipped(year: year, notices: notices, enquiries: enquiries, by: badge))
        ]
    }
}
