package import HallCore

/// A window on a board: as little as a board needs, since it goes to every board at every call.
package struct BoardWindowReply: Codable, Hashable, Sendable {
    package var number: WindowNumber
    package var state: HallDay.Window.State
    package var ticket: TicketNumber?
    package var reason: String?
}
