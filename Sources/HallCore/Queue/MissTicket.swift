/// Nobody came 过号.
package struct MissTicket: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let (ticket, call) = try day.calledTicket(at: window)
        guard let first = call.announcement(call.firstAnnouncedAt, in: context) else {
            throw .step(.notAnnouncedYet(ticket.number))
        }
        let left =
            day.plan.limits.missedAfterSeconds
            - day.runningSeconds(since: first, until: context.now)
        guard left <= 0 else { throw .step(.missedTooSoon(ticket.number, seconds: left)) }
        return [.call(.missed(ticket.number, window))]
    }
}
