/// A board has shown, or the voice has spoken, a call to its end.
public struct ReportAnnounced: Order {
    public var ticket: TicketNumber
    public var window: WindowNumber

    public init(_ ticket: TicketNumber, at window: WindowNumber) {
        self.ticket = ticket
        self.window = window
    }

    /// Nothing, where the call was over before the announcement was.
    public func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        guard let found = day.ticket(ticket), found.state == .called, found.window == window,
            found.call?.awaitsAnnouncement == true
        else { return [] }
        return [.call(.announced(ticket, window))]
    }
}
