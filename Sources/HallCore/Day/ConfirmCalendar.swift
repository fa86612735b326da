/// Two people have confirmed a year's holidays: see ``DayDeed/calendarConfirmed(year:digest:by:)``.
package struct ConfirmCalendar: Order {
    package var year: Int
    package var digest: String
    /// Both have just shown a PIN.
    package var badges: [Badge]

    package init(year: Int, digest: String, by badges: [Badge]) {
        self.year = year
        self.digest = digest
        self.badges = badges
    }

    package func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        [.day(.calendarConfirmed(year: year, digest: digest, by: badges))]
    }

    package var waitsForTheDay: Bool { false }
}
