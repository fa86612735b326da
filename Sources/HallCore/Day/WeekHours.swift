/// The parts of a working day, in order, by weekday; a weekday without parts is closed.
package struct WeekHours: Hashable, Sendable {
    /// Used on working days without hours of their own, among them make-up working days 调休.
    package let usual: [DayPart]
    /// Exceptions by weekday, 1 for Monday.
    package let byWeekday: [Int: [DayPart]]

    package init(usual: [DayPart], byWeekday: [Int: [DayPart]] = [:]) {
        self.usual = usual
        self.byWeekday = byWeekday
    }

    package func parts(on date: CivilDate) -> [DayPart] { byWeekday[date.weekday] ?? usual }
}
