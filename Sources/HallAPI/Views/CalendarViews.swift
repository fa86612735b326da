package import HallCore

/// The State Council's text for a year, and the two who have read it.
package struct CalendarRequest: Codable, Hashable, Sendable {
    /// The whole text of the notice.
    package var text: String
    /// Two different attendants or managers, each with a PIN.
    package var people: [Person]

    package struct Person: Codable, Hashable, Sendable {
        package var badge: String
        package var pin: String

        package init(badge: String, pin: String) {
            self.badge = badge
            self.pin = pin
        }
    }

    package init(text: String, people: [Person]) {
        self.text = text
        self.people = people
    }
}

/// What an import came to.
package struct CalendarReply: Codable, Hashable, Sendable {
    package var year: Int
    package var holidays: [String]
    package var workedWeekends: [String]
    /// SHA-256 of the file, hexadecimal: what the fact holds.
    package var digest: String

    enum CodingKeys: String, CodingKey {
        case year, holidays, digest
        case workedWeekends = "worked_weekends"
    }

    package init(year: Int, of calendar: WorkingCalendar.Year, digest: String) {
        self.year = year
        holidays = calendar.holidays.sorted().map(\.description)
        workedWeekends = calendar.workedWeekends.sorted().map(\.description)
        self.digest = digest
    }
}
