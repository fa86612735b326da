import HallCore

/// Visitors who need a guide, those who are called first; never shown on a board.
public struct GuidanceReply: Codable, Hashable, Sendable {
    public var tickets: [TicketReply]
    /// People are leaving: each of them has to be found.
    public var evacuation: Bool

    public init(tickets: [TicketReply], evacuation: Bool) {
        self.evacuation = evacuation
        self.tickets =
            tickets.filter { $0.state == .called }
            + tickets.filter { $0.state != .called }
    }
}
