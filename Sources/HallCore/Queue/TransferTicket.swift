/// Sends the ticket on 转窗, with its number and place kept.
package struct TransferTicket: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    package var to: Destination
    /// Without one it is the usual one, 转窗: the name of what is done, no decision.
    package var reason: String?

    package init(at window: WindowNumber, to: Destination, reason: String? = nil) {
        self.window = window
        self.to = to
        self.reason = reason
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        try day.checkDestination(to, at: context.now)
        let said = reason ?? ""
        let reason = try day.checked(said.isEmpty ? "转窗" : said)
        return [.ticket(.transferred(ticket.number, to: to, reason: reason))]
    }

    package func answer(_ facts: [Fact]) -> Answer {
        for fact in facts {
            if case .ticket(.transferred(let number, _, _)) = fact.deed {
                return Answer(ticket: number)
            }
        }
        return Answer()
    }
}
