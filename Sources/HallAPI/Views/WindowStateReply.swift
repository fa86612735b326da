public import HallCore

public struct WindowStateReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var state: HallDay.Window.State
    public var ticket: TicketNumber?
    public var reason: String?
    public var place: String
    public var placeEnglish: String
    public var services: [ServiceCode]
    /// Whole minutes in this state.
    public var minutes: Int
    /// Somebody should look: free with a queue (R16), or paused for long (R48).
    public var reminder: String?
    /// What its closing list left open this evening; empty is all done, absent not gone through.
    public var closingOpen: String?

    enum CodingKeys: String, CodingKey {
        case number, state, ticket, reason, place, services, minutes, reminder
        case placeEnglish = "place_en"
        case closingOpen = "closing_open"
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(number, forKey: .number)
        try box.encode(state, forKey: .state)
        try box.encode(ticket, forKey: .ticket)
        try box.encode(reason, forKey: .reason)
        try box.encode(place, forKey: .place)
        try box.encode(placeEnglish, forKey: .placeEnglish)
        try box.encode(services, forKey: .services)
        try box.encode(minutes, forKey: .minutes)
        try box.encodeIfPresent(reminder, forKey: .reminder)
        try box.encodeIfPresent(closingOpen, forKey: .closingOpen)
    }
}
