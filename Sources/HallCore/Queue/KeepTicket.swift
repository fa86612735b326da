/// Keeps the ticket while its visitor fetches something 保留.
package struct KeepTicket: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    /// Without one it is the usual one, 当场补正: the name of what is done, no decision.
    package var reason: String?

    package init(at window: WindowNumber, reason: String? = nil) {
        self.window = window
        self.reason = reason
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        guard ticket.state == .serving else {
            throw .ticket(.wrongState(ticket.number, ticket.state))
        }
        let said = reason ?? ""
        return [
            .call(
                .kept(ticket.number, window, reason: try day.checked(said.isEmpty ? "当场补正" : said))
            )
        ]
    }
}
