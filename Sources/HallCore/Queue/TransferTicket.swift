/// Sends the ticket on 转窗, with its number and place kept.
public struct TransferTicket: WindowOrder {
    public static let isOfTicketInHand = true

    public var window: WindowNumber
    public var to: Destination
    /// Without one it is the usual one, 转窗: the name of what is done, no decision.
    public var reason: String?

    public init(at window: WindowNumber, to: Destination, reason: String? = nil) {
        self.window = window
        self.to = to
        self.reason = reason
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        try day.checkDestination(to, at: context.now)
        let said = reason ?? ""
        let reason = try day.checked(said.isEmpty ? "转窗" : said)
        return [.ticket(.transferred(ticket.number, to: to, reason: reason))]
    }

    public func answer(_ facts: [Fact]) -> Answer {
        for fact in facts {
            if case .ticket(.transferred(let number, _, _)) = fact.deed {
                return Answer(ticket: number)
            }
        }
        return Answer()
    }
}
