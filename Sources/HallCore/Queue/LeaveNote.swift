/// A word for the next window 留言; erased the night after.
package struct LeaveNote: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    package var text: String

    enum CodingKeys: String, CodingKey {
        case window
        case text = "reason"
    }

    package init(at window: WindowNumber, _ text: String) {
        self.window = window
        self.text = text
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let ticket = try day.ticketInHand(at: window)
        let note = Ticket.Note(text: try day.checked(text), by: badge)
        return [.correction(.ticketNoted(ticket.number, window, note))]
    }
}
