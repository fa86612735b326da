/// The visitor who was called is here 已到.
public struct ConfirmArrival: WindowOrder {
    public static let isOfTicketInHand = true

    public var window: WindowNumber

    public init(at window: WindowNumber) {
        self.window = window
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        return ticket.state == .called ? [.call(.arrived(ticket.number, window))] : []
    }
}
