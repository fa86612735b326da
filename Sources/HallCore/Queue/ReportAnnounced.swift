/// A board has shown, or the voice has spoken, a call to its end.
package struct ReportAnnounced: Order {
    package var ticket: TicketNumber
    package var window: WindowNumber

    package init(_ ticket: TicketNumber, at window: WindowNumber) {
        self.ticket = ticket
        self.window = window
    }

    /// Nothing, where the call was over before the announcement was.
    package func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        guard let found = day.ticket(ticket), found.state == .called, found.window == window,
            found.call?.awaitsAnnouncement == true
        else { return [] }
        return [.call(.announced(ticket, window))]
    }
}
