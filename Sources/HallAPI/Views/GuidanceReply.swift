import HallCore

/// Visitors who need a guide, those who are called first; never shown on a board.
package struct GuidanceReply: Codable, Hashable, Sendable {
    package var tickets: [TicketReply]
    /// People are leaving: each of them has to be found.
    package var evacuation: Bool

    package init(tickets: [TicketReply], evacuation: Bool) {
        self.evacuation = evacuation
        self.tickets =
            tickets.filter { $0.state == .called }
            + tickets.filter { $0.state != .called }
    }
}
