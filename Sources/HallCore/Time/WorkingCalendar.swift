/// The working days that the State Council publishes for each year: weekends are free, its holidays
/// are free, and its make-up days 调休上班 are worked.
///
/// A year that is not announced is 暂定: nothing waits for it, and a date that runs into it has two
/// bounds (``Deadline``) instead of a guess.
package struct WorkingCalendar: Hashable, Sendable {
    package struct Year: Hashable, Sendable {
        package let holidays: Set<CivilDate>
        package let workedWeekends: Set<CivilDate>

        package init(holidays: Set<CivilDate>, workedWeekends: Set<CivilDate>) {
            self.holidays = holidays
            self.workedWeekends = workedWeekends
        }
    }

    /// The last day of a period.
    package struct Deadline: Hashable, Sendable {
        /// No announcement can make it earlier: alarms count by this one.
        package let earliest: CivilDate
        /// Nothing is late before this day is over.
        package let latest: CivilDate
        /// The first year on the way that is not announced; `nil` where the day is certain.
        package let openYear: Int?

        /// The day, where it is certain.
        package var certain: CivilDate? { openYear == nil ? latest : nil }
    }

    package private(set) var years: [Int: Year]

    package init(years: [Int: Year]) {
        self.years = years
    }

    /// The same with another year, or a year anew.
    package func adding(_ year: Year, for number: Int) -> WorkingCalendar {
        var calendar = self
        calendar.years[number] = year
        return calendar
    }

    package func covers(_ date: CivilDate) -> Bool { years[date.year] != nil }

    /// - Throws: ``CalendarRefusal/noCalendar(year:)``: a year without a file is never guessed.
    package func isWorkingDay(_ date: CivilDate) throws(Refusal) -> Bool {
        guard let year = years[date.year] else { throw .calendar(.noCalendar(year: date.year)) }
        // A year's notice may move the last days of the year before: the later one holds.
        if date.month == 12, let next = years[date.year + 1] {
            if next.workedWeekends.contains(date) { return true }
            if next.holidays.contains(date) { return false }
        }
        if year.workedWeekends.contains(date) { return true }
        return date.weekday <= 5 && !year.holidays.contains(date)
    }

    /// `nil` where only the announcement will tell.
    package func certainly(isWorking date: CivilDate) -> Bool? {
        do throws(Refusal) { return try isWorkingDay(date) } catch {
            return StatutoryHolidays.contains(date) ? false : nil
        }
    }

    /// The `count`-th working day after `start`. The day of the event is not counted (Civil Code,
    /// art. 201); periods are working days (Administrative Licensing Law, art. 82).
    ///
    /// In a year that is not announced the earliest day counts the fixed holidays alone, and two
    /// worked weekend days around each; the latest counts each holiday as long as it ever was in
    /// the known years, and no worked weekend.
    ///
    /// - Parameter count: at least 0; 0 is `start` itself.
    package func deadline(from start: CivilDate, workingDays count: Int) -> Deadline {
        var weekends = WorkedWeekends()
        var openYear: Int?
        let earliest = last(from: start, count) { date in
            guard let isWorking = certainly(isWorking: date) else {
                openYear = openYear ?? date.year
                return date.weekday <= 5 || weekends.take(date)
            }
            return isWorking
        }
        let spans = longest
        let latest = last(from: start, count) { date in
            certainly(isWorking: date) ?? (date.weekday <= 5 && !spans.contain(date))
        }
        return Deadline(earliest: earliest, latest: max(latest, earliest), openYear: openYear)
    }

    /// `date`, or the first working day behind the holiday that it falls on. In a year that is not
    /// announced the day is certain where both bounds are the same.
    package func afterHoliday(_ date: CivilDate) -> Deadline {
        let spans = longest
        var latest = date
        var openYear: Int?
        while true {
            let known = certainly(isWorking: latest)
            guard !(known ?? (latest.weekday <= 5 && !spans.contain(latest))) else { break }
            if known == nil { openYear = openYear ?? latest.year }
            latest = latest.adding(days: 1)
        }
        return Deadline(earliest: date, latest: latest, openYear: openYear)
    }

    private func last(
        from start: CivilDate,
        _ count: Int,
        _ isWorking: (CivilDate) -> Bool
    ) -> CivilDate {
        var date = start
        var left = count
        while left > 0 {
            date = date.adding(days: 1)
            if isWorking(date) { left -= 1 }
        }
        return date
    }

    /// By how many days each holiday ever began before its fixed days, and ended behind them.
    private var longest: LongestHolidays {
        var longest = LongestHolidays()
        let free = years.values.reduce(into: Set<CivilDate>()) { $0.formUnion($1.holidays) }
        for year in years.keys {
            let festivals = StatutoryHolidays.festivals(of: year)
            for (index, festival) in festivals.enumerated() {
                // Where two festivals make one holiday, each has what lies beside it.
                let before = index > 0 ? festivals[index - 1].last : nil
                let after = festivals.indices.contains(index + 1) ? festivals[index + 1].first : nil
                longest.take(festival, free, from: before, to: after)
            }
        }
        return longest
    }
}

/// Weekend days that may be worked: two around each festival, and no weekend day twice.
private struct WorkedWeekends {
    private var left: [CivilDate: Int] = [:]

    /// A make-up day lies at most so many days from the holiday that it makes up for.
    private static let daysAround = 14
    private static let aFestival = 2

    mutating func take(_ date: CivilDate) -> Bool {
        for year in [date.year, date.year + 1] {
            for festival in StatutoryHolidays.festivals(of: year)
            where festival.first.adding(days: -Self.daysAround) <= date
                && date <= festival.last.adding(days: Self.daysAround)
            {
                let rest = left[festival.first] ?? Self.aFestival
                guard rest > 0 else { continue }
                left[festival.first] = rest - 1
                return true
            }
        }
        return false
    }
}

/// The known years' holidays, each as long as it ever was.
private struct LongestHolidays {
    private var days: [StatutoryHolidays.Name: (before: Int, after: Int)] = [:]

    mutating func take(
        _ festival: StatutoryHolidays.Festival,
        _ free: Set<CivilDate>,
        from lower: CivilDate?,
        to upper: CivilDate?
    ) {
        func count(_ start: CivilDate, by step: Int, _ isBeside: (CivilDate) -> Bool) -> Int {
            var date = start.adding(days: step)
            var count = 0
            while free.contains(date), !isBeside(date) {
                count += 1
                date = date.adding(days: step)
            }
            return count
        }
        // Counted from the fixed day that is nearest to the end: not every year had the eve.
        let known = days[festival.name] ?? (0, 0)
        let first = free.contains(festival.first) ? festival.first : festival.first.adding(days: 1)
        let early = count(first, by: -1) { date in lower.map { date <= $0 } ?? false }
        let late = count(festival.last, by: 1) { date in upper.map { date >= $0 } ?? false }
        days[festival.name] = (
            max(known.before, first == festival.first ? early : 0), max(known.after, late)
        )
    }

    func contain(_ date: CivilDate) -> Bool {
        // A holiday at the turn of the year belongs to the later one.
        [date.year, date.year + 1].contains { year in
            StatutoryHolidays.festivals(of: year).contains { festival in
                let known = days[festival.name] ?? (0, 0)
                let first = festival.first.adding(days: -known.before)
                return (first...festival.last.adding(days: known.after)).contains(date)
            }
        }
    }
}

extension CivilDate {
    /// As it stands on papers: `2026年12月4日`.
    package var chinese: String { "\(year)年\(month)月\(day)日" }
}
