/// How a day began.
public struct DayOpening: Hashable, Sendable {
    public let date: CivilDate
    /// The hall's time zone on this day, in minutes east of UTC.
    public let offsetMinutes: Int
    /// A working day by the calendar of the day it was opened.
    public internal(set) var working: Bool
    /// A rehearsal 演练: its papers are not valid.
    public let rehearsal: Bool
    /// The attendant who confirmed a day far ahead of the last one, else `nil`.
    public let confirmedBy: Badge?
    /// The last number that was ever printed beforehand, by service: carried from day to day.
    public internal(set) var emergencyLast: [ServiceCode: Int]

    public init(
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
