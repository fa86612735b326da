/// How many cases 件数 the ticket in hand really was.
package struct CountCases: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    package var cases: Int

    package init(at window: WindowNumber, _ cases: Int) {
        self.window = window
        self.cases = cases
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let ticket = try day.ticketInHand(at: window)
        guard (1...day.plan.limits.casesCountedMax).contains(cases) else {
            throw .step(.casesUncountable(max: day.plan.limits.casesCountedMax))
        }
        return ticket.cases == cases
            ? [] : [.correction(.casesCounted(ticket.number, window, cases))]
    }
}
