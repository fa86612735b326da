package import HallCore

/// What boards are shown: numbers, never names.
package struct BoardReply: Codable, Hashable, Sendable {
    package var position: Int
    /// Milliseconds since 1970, by the hall's clock.
    package var at: Int64
    package var date: String
    package var time: String
    package var hall: String
    package var rehearsal: Bool
    package var closed: Bool
    package var paused: String?
    /// How and why the hall stands still; absent while it goes on.
    package var standstill: StandstillReply?
    /// Why nobody is called just now, such as the break; absent while calls go on.
    package var rest: String?
    package var restEnglish: String?
    /// How long and how often a missed number may come back.
    package var returnMinutes: Int
    package var returnsMax: Int
    package var calls: [CallReply]
    package var windows: [BoardWindowReply]
    package var services: [BoardServiceReply]
    package var missed: [TicketNumber]
    /// Whether slips come out now; kiosks ask for it, events to boards leave it out.
    package var slips: Bool?

    enum CodingKeys: String, CodingKey {
        case position, at, date, time, hall, rehearsal, closed, paused, standstill, rest, calls
        case windows, services, missed, slips
        case restEnglish = "rest_en"
        case returnMinutes = "return_minutes"
        case returnsMax = "returns_max"
    }
}
