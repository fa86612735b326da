/// The visitor who was called is here 已到.
package struct ConfirmArrival: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        return ticket.state == .called ? [.call(.arrived(ticket.number, window))] : []
    }
}
