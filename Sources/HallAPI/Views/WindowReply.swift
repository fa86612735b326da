package import HallCore

/// What a window's command came to.
package struct WindowReply: Codable, Hashable, Sendable {
    package var window: WindowNumber
    /// The ticket that the command was about; `null` where there was none.
    package var ticket: TicketNumber?
    package var service: ServiceCode?
    package var recalls: Int
    package var state: HallDay.Window.State
    /// The ticket that *next* finished on the way.
    package var finished: TicketNumber?
    /// Somebody should guide this visitor; told to clerk and guide alone.
    package var needs: [Need]

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(window, forKey: .window)
        try box.encode(ticket, forKey: .ticket)
        try box.encode(service, forKey: .service)
        try box.encode(recalls, forKey: .recalls)
        try box.encode(state, forKey: .state)
        try box.encode(finished, forKey: .finished)
        try box.encode(needs, forKey: .needs)
    }
}
