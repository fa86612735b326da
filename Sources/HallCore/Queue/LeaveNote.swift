/// A word for the next window 留言; erased the night after.
public struct LeaveNote: WindowOrder {
    public static let isOfTicketInHand = true

    public var window: WindowNumber
    public var text: String

    enum CodingKeys: String, CodingKey {
        case window
        case text = "reason"
    }

    public init(at window: WindowNumber, _ text: String) {
        self.window = window
        self.text = text
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let ticket = try day.ticketInHand(at: window)
        let note = Ticket.Note(text: try day.checked(text), by: badge)
        return [.correction(.ticketNoted(ticket.number, window, note))]
    }
}
