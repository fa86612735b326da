/// The matter is done 办结; a ticket with services still to come goes on to the next one 一票到底.
package struct FinishTicket: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        var deeds: [Deed] = []
        if ticket.state == .called { deeds.append(.call(.arrived(ticket.number, window))) }
        deeds.append(.call(.served(ticket.number, window)))
        if let next = ticket.route.first {
            deeds.append(.ticket(.transferred(ticket.number, to: .service(next), reason: "一票到底")))
        }
        return deeds
    }
}
