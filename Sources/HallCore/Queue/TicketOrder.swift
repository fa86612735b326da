/// An order about a ticket, by its holder or by staff. A clerk gives it where no other window has
/// it in hand.
package protocol TicketOrder: Order, Codable {
    var ticket: TicketNumber { get }
}

extension TicketOrder {
    package func check(on day: HallDay, in context: RuleContext) throws(Refusal) {
        if let window = day.ticket(ticket)?.window { try day.checkOwn(window, in: context) }
    }
}
