import HallCore

/// The day as it stands.
package struct DayReply: Codable, Hashable, Sendable {
    package var date: String?
    package var rehearsal: Bool
    package var closed: Bool
    package var position: Int
    package var time: String
    package var paused: String?
    package var standstill: StandstillReply?
    package var services: [ServiceReply]
    package var windows: [WindowStateReply]
    package var tickets: [TicketReply]
    /// So many tickets come before the next ones, in the order of taking; `nil` where these are the
    /// last.
    package var next: Int?
}
