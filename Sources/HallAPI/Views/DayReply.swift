import HallCore

/// The day as it stands.
public struct DayReply: Codable, Hashable, Sendable {
    public var date: String?
    public var rehearsal: Bool
    public var closed: Bool
    public var position: Int
    public var time: String
    public var paused: String?
    public var standstill: StandstillReply?
    public var services: [ServiceReply]
    public var windows: [WindowStateReply]
    public var tickets: [TicketReply]
    /// So many tickets come before the next ones, in the order of taking; `nil` where these are the
    /// last.
    public var next: Int?
}
