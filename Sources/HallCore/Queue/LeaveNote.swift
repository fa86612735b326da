/// A word for the next window 留言; erased the night after.
public struct LeaveNote: WindowOrder {
    public var window: WindowNumber
    public var text: String

    public init(at window: WindowNumber, _ text: String) {
        self.window = window
        self.text = text
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let ticket = try day.ticketInHand(at: window)
        let note = Ticket.Note(text: try day.checked(text), by: badge)
        return [.ticketNoted(ticket.number, window, note)]
    }
}
