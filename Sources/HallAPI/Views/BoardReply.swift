public import HallCore

/// What boards are shown: numbers, never names.
public struct BoardReply: Codable, Hashable, Sendable {
    public var position: Int
    /// Milliseconds since 1970, by the hall's clock.
    public var at: Int64
    public var date: String
    public var time: String
    public var hall: String
    public var rehearsal: Bool
    public var closed: Bool
    public var paused: String?
    /// How and why the hall stands still; absent while it goes on.
    public var standstill: StandstillReply?
    /// Why nobody is called just now, such as the break; absent while calls go on.
    public var rest: String?
    public var restEnglish: String?
    /// How long and how often a missed number may come back.
    public var returnMinutes: Int
    public var returnsMax: Int
    public var calls: [CallReply]
    public var windows: [BoardWindowReply]
    public var services: [BoardServiceReply]
    public var missed: [TicketNumber]
    /// Whether slips come out now; kiosks ask for it, events to boards leave it out.
    public var slips: Bool?

    enum CodingKeys: String, CodingKey {
        case position, at, date, time, hall, rehearsal, closed, paused, standstill, rest, calls
        case windows, services, missed, slips
        case restEnglish = "rest_en"
        case returnMinutes = "return_minutes"
        case returnsMax = "returns_max"
    }
}
