/// The working days that the State Council publishes for each year: weekends are free, its holidays
/// are free, and its make-up days 调休上班 are worked.
public struct WorkingCalendar: Hashable, Sendable {
    public struct Year: Hashable, Sendable {
        public let holidays: Set<CivilDate>
        public let workedWeekends: Set<CivilDate>

        public init(holidays: Set<CivilDate>, workedWeekends: Set<CivilDate>) {
            self.holidays = holidays
            self.workedWeekends = workedWeekends
        }
    }

    private let years: [Int: Year]

    public init(years: [Int: Year]) {
        self.years = years
    }

    public func covers(_ date: CivilDate) -> Bool { years[date.year] != nil }

    /// - Throws: ``Refusal/noCalendar(year:)``: a year without a file is never guessed.
    public func isWorkingDay(_ date: CivilDate) throws(Refusal) -> Bool {
        guard let year = years[date.year] else { throw .noCalendar(year: date.year) }
        if year.workedWeekends.contains(date) { return true }
        return date.weekday <= 5 && !year.holidays.contains(date)
    }

    /// The `count`-th working day after `start`. The day of the event is not counted (Civil Code,
    /// art. 201); periods are working days (Administrative Licensing Law, art. 82).
    ///
    /// - Parameter count: at least 0; 0 is `start` itself.
    public func deadline(from start: CivilDate, workingDays count: Int) throws(Refusal) -> CivilDate
    {
        var date = start
        var left = count
        while left > 0 {
            date = date.adding(days: 1)
            if try isWorkingDay(date) { left -= 1 }
        }
        return date
    }
}
