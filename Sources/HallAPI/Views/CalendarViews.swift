public import HallCore

/// The State Council's text for a year, and the two who have read it.
public struct CalendarRequest: Codable, Hashable, Sendable {
    /// The whole text of the notice.
    public var text: String
    /// Two different attendants or managers, each with a PIN.
    public var people: [Person]

    public struct Person: Codable, Hashable, Sendable {
        public var badge: String
        public var pin: String

        public init(badge: String, pin: String) {
            self.badge = badge
            self.pin = pin
        }
    }

    public init(text: String, people: [Person]) {
        self.text = text
        self.people = people
    }
}

/// What an import came to.
public struct CalendarReply: Codable, Hashable, Sendable {
    public var year: Int
    public var holidays: [String]
    public var workedWeekends: [String]
    /// SHA-256 of the file, hexadecimal: what the fact holds.
    public var digest: String

    enum CodingKeys: String, CodingKey {
        case year, holidays, digest
        case workedWeekends = "worked_weekends"
    }

    public init(year: Int, of calendar: WorkingCalendar.Year, digest: String) {
        self.year = year
        holidays = calendar.holidays.sorted().map(\.description)
        workedWeekends = calendar.workedWeekends.sorted().map(\.description)
        self.digest = digest
    }
}
