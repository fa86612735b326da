public import HallCore

public struct CallReply: Codable, Hashable, Sendable {
    public var ticket: TicketNumber
    public var window: WindowNumber
    public var place: String
    public var recalls: Int
}
