/// The proof of a claimed class was seen 核验, or not.
public struct ConfirmClass: WindowOrder {
    public static let isOfTicketInHand = true

    public var window: WindowNumber
    public var holds: Bool

    public init(at window: WindowNumber, holds: Bool) {
        self.window = window
        self.holds = holds
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let ticket = try day.ticketInHand(at: window)
        guard ticket.visitorClass != .ordinary, ticket.classHolds == nil else {
            throw .ticket(.nothingToConfirm(ticket.number))
        }
        return [.call(.classConfirmed(ticket.number, window, holds: holds, by: badge))]
    }
}
