/// *Next* 下一位: what the ticket in hand comes to, if there is one, and the next call.
///
/// It is two steps, the second on the day that the first one leaves; where nobody can be called,
/// the first stands alone.
package struct ServeNext: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber
    /// While a visitor is called: whether they came. *Served*, else *missed*; without it the hall
    /// asks (``StepRefusal/arrivalUnknown(_:)``).
    package var arrived: Bool?
    /// The ticket that the answer is about, so that a late one is not taken for another's.
    package var ticket: TicketNumber?

    package init(at window: WindowNumber, arrived: Bool? = nil, of ticket: TicketNumber? = nil) {
        self.window = window
        self.arrived = arrived
        self.ticket = ticket
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let held = day.windows[window]?.ticket
        if let ticket, ticket != held { throw .window(.notAtThisWindow(ticket, window)) }
        guard let held else { return try CallTicket(at: window).deeds(on: day, in: context) }
        guard day.ticket(held)?.state == .called else {
            // Nobody who is being served did not come.
            if arrived == false { throw .ticket(.wrongState(held, .serving)) }
            return try FinishTicket(at: window).deeds(on: day, in: context)
        }
        guard let arrived else { throw .step(.arrivalUnknown(held)) }
        return arrived
            ? try FinishTicket(at: window).deeds(on: day, in: context)
            : try MissTicket(at: window).deeds(on: day, in: context)
    }

    /// Refused, and so nothing, where the first step was the call already.
    package var following: (any Order)? { CallTicket(at: window) }

    package func answer(_ facts: [Fact]) -> Answer {
        var answer = Answer()
        for fact in facts {
            switch fact.deed {
            case .call(.called(let number, _, _)): answer.ticket = number
            case .call(.served(let number, _)), .call(.missed(let number, _)):
                answer.finished = number
            default: break
            }
        }
        return answer
    }
}
