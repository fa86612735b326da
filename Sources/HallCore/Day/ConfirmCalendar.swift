/// Two people have confirmed a year's holidays: see ``DayDeed/calendarConfirmed(year:digest:by:)``.
public struct ConfirmCalendar: Order {
    public var year: Int
    public var digest: String
    /// Both have just shown a PIN.
    public var badges: [Badge]

    public init(year: Int, digest: String, by badges: [Badge]) {
        self.year = year
        self.digest = digest
        self.badges = badges
    }

    public func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        [.day(.calendarConfirmed(year: year, digest: digest, by: badges))]
    }

    public var waitsForTheDay: Bool { false }
}
