package import HallCore

package struct CallReply: Codable, Hashable, Sendable {
    package var ticket: TicketNumber
    package var window: WindowNumber
    package var place: String
    package var recalls: Int
}
