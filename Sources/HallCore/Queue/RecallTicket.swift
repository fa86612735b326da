/// Calls the same ticket once more 重呼.
package struct RecallTicket: WindowOrder {
    package static let isOfTicketInHand = true

    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let (ticket, call) = try day.calledTicket(at: window)
        try day.checkRunning()
        let limits = day.plan.limits
        guard call.recalls < limits.recallsMax else {
            throw .step(.recalledTooOften(ticket.number, max: limits.recallsMax))
        }
        guard !(call.awaitsAnnouncement && context.announcerRuns),
            let last = call.announcement(call.lastAnnouncedAt, in: context)
        else { throw .step(.notAnnouncedYet(ticket.number)) }
        let left = limits.recallGapSeconds - day.runningSeconds(since: last, until: context.now)
        guard left <= 0 else { throw .step(.recallTooSoon(ticket.number, seconds: left)) }
        return [.call(.recalled(ticket.number, window, awaitsAnnouncement: context.announcerRuns))]
    }
}
