package import HallCore

package struct WindowStateReply: Codable, Hashable, Sendable {
    package var number: WindowNumber
    package var state: HallDay.Window.State
    package var ticket: TicketNumber?
    package var reason: String?
    package var place: String
    package var placeEnglish: String
    package var services: [ServiceCode]
    /// Whole minutes in this state.
    package var minutes: Int
    /// Somebody should look: free with a queue (R16), or paused for long (R48).
    package var reminder: String?
    /// What its closing list left open this evening; empty is all done, absent not gone through.
    package var closingOpen: String?

    enum CodingKeys: String, CodingKey {
        case number, state, ticket, reason, place, services, minutes, reminder
        case placeEnglish = "place_en"
        case closingOpen = "closing_open"
    }

    package func encode(to encoder: any Encoder) throws {
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
