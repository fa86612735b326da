package import HallCore

/// Who has reported at the guidance desk today 签到, and who has not: for the desk and whoever looks
/// after it.
package struct DutyReply: Codable, Hashable, Sendable {
    package struct Person: Codable, Hashable, Sendable {
        package var badge: Badge
        /// On the hall's clock.
        package var time: String
    }

    /// Whether a window waits for it.
    package var isAsked: Bool
    /// In the order in which they came.
    package var reported: [Person]
    /// Clerks who have not come yet.
    package var missing: [Badge] = []

    enum CodingKeys: String, CodingKey {
        case reported, missing
        case isAsked = "asked"
    }

    /// - Parameter clerks: those of them who have not come are named.
    init(_ day: HallDay, clerks: [Badge]) {
        isAsked = day.asksDuty
        reported = day.onDuty.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }
            .map { Person(badge: $0.key, time: "\(day.time(at: $0.value))") }
        missing = clerks.filter { day.onDuty[$0] == nil }.sorted { $0.text < $1.text }
    }
}
