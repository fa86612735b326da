/// The proof of a claimed class was seen 核验, or not.
package struct ConfirmClass: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    package var holds: Bool

    package init(at window: WindowNumber, holds: Bool) {
        self.window = window
        self.holds = holds
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let ticket = try day.ticketInHand(at: window)
        guard ticket.visitorClass != .ordinary, ticket.classHolds == nil else {
            throw .ticket(.nothingToConfirm(ticket.number))
        }
        return [.call(.classConfirmed(ticket.number, window, holds: holds, by: badge))]
    }
}
