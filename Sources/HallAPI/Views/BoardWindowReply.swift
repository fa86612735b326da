public import HallCore

/// A window on a board: as little as a board needs, since it goes to every board at every call.
public struct BoardWindowReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var state: HallDay.Window.State
    public var ticket: TicketNumber?
    public var reason: String?
}
