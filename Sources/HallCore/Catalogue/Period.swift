/// A period 期限: a number in the unit in which its law counts.
package struct Period: Codable, Hashable, Sendable {
    package enum Unit: String, CaseIterable, Codable, Hashable, Sendable {
        /// 工作日: the periods of the Administrative Licensing Law (art. 82), and of every law that
        /// says 工作日.
        case workingDays = "working_days"
        /// 日 of any other law (Civil Code, art. 200–203): holidays count, but for the last day.
        case naturalDays = "natural_days"
        case hours

        /// `20个工作日`, `7日`, `24小时`.
        package func words(_ number: Int) -> Words {
            let plural = number == 1 ? "" : "s"
            return switch self {
            case .workingDays: Words(zh: "\(number)个工作日", en: "\(number) working day\(plural)")
            case .naturalDays: Words(zh: "\(number)日", en: "\(number) day\(plural)")
            case .hours: Words(zh: "\(number)小时", en: "\(number) hour\(plural)")
            }
        }
    }

    package let number: Int
    package let unit: Unit

    package init(_ number: Int, _ unit: Unit = .workingDays) {
        self.number = number
        self.unit = unit
    }

    /// As a paper says it.
    package var text: String { unit.words(number).zh }

    /// Whether this may end behind `law`: of different units, where a weekend lies in it as late as
    /// it can. What a holiday does to it is for ``NoticeRules`` to look at, on the day.
    package func isLonger(than law: Period) -> Bool {
        unit == law.unit ? number > law.number : naturalDays > law.naturalDays
    }

    /// Days that it lasts at most where there are weekends and no holidays.
    private var naturalDays: Int {
        switch unit {
        case .workingDays: number + 2 * ((number + 4) / 5)
        case .naturalDays: number
        case .hours: number / Self.hoursPerDay
        }
    }

    static let hoursPerDay = 24
}

extension WorkingCalendar {
    /// The last day of `period`, from the day of the event, which does not count.
    ///
    /// Of natural days the last one moves behind a holiday that it falls on (Civil Code, art. 203):
    /// ``Deadline/latest`` is that day, and ``Deadline/earliest`` the one before it moved. Of hours
    /// only the days are known between which they end.
    package func deadline(from start: CivilDate, _ period: Period) -> Deadline {
        switch period.unit {
        case .workingDays: return deadline(from: start, workingDays: period.number)
        case .naturalDays:
            return afterHoliday(start.adding(days: period.number))
        case .hours:
            let whole = period.number / Period.hoursPerDay
            let rest = period.number % Period.hoursPerDay == 0 ? 0 : 1
            return Deadline(
                earliest: start.adding(days: whole),
                latest: start.adding(days: whole + rest),
                openYear: nil
            )
        }
    }

    /// The last day of `period`, with working days that do not count into it.
    package func deadline(
        from start: CivilDate,
        _ period: Period,
        excluding days: Int
    ) -> Deadline {
        guard days > 0 else { return deadline(from: start, period) }
        guard period.unit != .workingDays else {
            return deadline(from: start, workingDays: period.number + days)
        }
        let end = deadline(from: start, period)
        let (first, last) = (
            deadline(from: end.earliest, workingDays: days),
            deadline(from: end.latest, workingDays: days)
        )
        return Deadline(
            earliest: first.earliest,
            latest: last.latest,
            openYear: end.openYear ?? first.openYear ?? last.openYear
        )
    }
}
