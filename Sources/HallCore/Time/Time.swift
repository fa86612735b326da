/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
package struct Moment: Comparable, Hashable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// This moment, `seconds` later (earlier where negative).
    package func adding(seconds: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(seconds) * 1000)
    }

    /// Whole seconds from `earlier` to this moment; negative where this one came first.
    package func seconds(since earlier: Moment) -> Int {
        Int((milliseconds - earlier.milliseconds) / 1000)
    }
}

/// A time on the hall's own clock: minutes since midnight, 0 to 1440.
package struct DayTime: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let minutes: Int

    package init(minutes: Int) {
        self.minutes = minutes
    }

    /// Reads `HH:MM`, from `00:00` to `24:00`; anything else is `nil`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 2,
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0..<60).contains(minute), hour < 24 || minute == 0
        else { return nil }
        minutes = hour * 60 + minute
    }

    package static func < (left: DayTime, right: DayTime) -> Bool { left.minutes < right.minutes }

    package var description: String { twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60) }
}

/// A day in the calendar, without a time zone, in the proleptic Gregorian calendar.
package struct CivilDate: Codable, Comparable, Hashable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// `nil` where there is no such day, such as 2026-02-29.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        // Days from civil, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
        guard self.year == year, self.month == month, self.day == day else { return nil }
    }

    /// Reads `YYYY-MM-DD`; anything else is `nil`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that `moment` falls on, `offsetMinutes` east of UTC.
    package init(of moment: Moment, offsetMinutes: Int) {
        let local = moment.milliseconds + Int64(offsetMinutes) * 60_000
        number = Int((Double(local) / 86_400_000).rounded(.down))
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (
            yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day
        )
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    package func adding(days: Int) -> CivilDate { CivilDate(number: number + days) }

    /// The moment at which `time` is on a clock `offsetMinutes` east of UTC.
    package func moment(at time: DayTime, offsetMinutes: Int) -> Moment {
        Moment(
            milliseconds: Int64(number) * 86_400_000
                + Int64(time.minutes - offsetMinutes) * 60_000
        )
    }

    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.number < right.number }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text)
            )
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }

    package var description: String {
        let (year, month, day) = civil
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-"
            + twoDigits(month) + "-" + twoDigits(day)
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
