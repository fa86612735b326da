/// Calls the next ticket 叫号; or one by its number, past others, with a reason.
package struct CallTicket: WindowOrder {
    package var window: WindowNumber
    package var ticket: TicketNumber?
    package var reason: String?

    package init(at window: WindowNumber) {
        self.window = window
    }

    package init(_ ticket: TicketNumber, at window: WindowNumber, reason: String) {
        self.window = window
        self.ticket = ticket
        self.reason = reason
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        if let ticket {
            guard let reason else { throw .field(.fieldMissing("reason")) }
            return try outOfOrder(ticket, reason: reason, on: day, in: context)
        }
        guard reason == nil else { throw .field(.fieldMissing("ticket")) }
        try checkReady(on: day, at: context.now)
        guard let next = day.candidate(for: window) else { throw .step(.nobodyWaiting) }
        return [.call(.called(next, window, awaitsAnnouncement: context.announcerRuns))]
    }

    private func outOfOrder(
        _ wanted: TicketNumber,
        reason: String,
        on day: HallDay,
        in context: RuleContext
    ) throws(Refusal) -> [Deed] {
        let reason = try day.checked(reason)
        try checkReady(on: day, at: context.now)
        let ticket = try day.known(wanted)
        if ticket.isOpen || ticket.state == .kept, let holder = ticket.window {
            throw .ticket(.ticketAtWindow(wanted, holder))
        }
        guard ticket.state == .waiting else { throw .ticket(.wrongState(wanted, ticket.state)) }
        guard day.plan.window(window)?.ranks[ticket.service] != nil || ticket.target == window
        else {
            throw .window(.windowDoesNotServe(window, ticket.service))
        }
        if let other = day.openMember(of: ticket.party) {
            throw .ticket(.partyIsBeingServed(wanted, with: other))
        }
        try day.checkServed(ticket.service, at: context.now)
        return [
            .call(.calledOutOfOrder(wanted, window, reason: reason)),
            .call(.called(wanted, window, awaitsAnnouncement: context.announcerRuns)),
        ]
    }

    private func checkReady(on day: HallDay, at now: Moment) throws(Refusal) {
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard found.isOpen else { throw .window(.windowNotOpen(window)) }
        if let ticket = found.ticket { throw .window(.windowHasTicket(window, ticket)) }
        guard found.pauseReason == nil else { throw .window(.windowNotOpen(window)) }
        try day.checkCalling(at: now)
    }
}
