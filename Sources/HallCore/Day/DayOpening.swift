/// How a day began.
package struct DayOpening: Hashable, Sendable {
    package let date: CivilDate
    /// The hall's time zone on this day, in minutes east of UTC.
    package let offsetMinutes: Int
    /// A working day by the calendar of the day it was opened.
    package internal(set) var working: Bool
    /// A rehearsal 演练: its papers are not valid.
    package let rehearsal: Bool
    /// The attendant who confirmed a day far ahead of the last one, else `nil`.
    package let confirmedBy: Badge?
    /// The last number that was ever printed beforehand, by service: carried from day to day.
    package internal(set) var emergencyLast: [ServiceCode: Int]

    package init(
        date: CivilDate,
        offsetMinutes: Int,
        working: Bool = true,
        rehearsal: Bool = false,
        confirmedBy: Badge? = nil,
        emergencyLast: [ServiceCode: Int] = [:]
    ) {
        self.date = date
        self.offsetMinutes = offsetMinutes
        self.working = working
        self.rehearsal = rehearsal
        self.confirmedBy = confirmedBy
        self.emergencyLast = emergencyLast
    }
}
