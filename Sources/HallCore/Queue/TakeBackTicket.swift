/// Takes a giving up back, within seconds: by whoever gave it up, or by staff.
package struct TakeBackTicket: TicketOrder {
    package var ticket: TicketNumber
    /// What stands on the slip. Staff need none.
    package var code: String?

    package init(_ ticket: TicketNumber, code: String? = nil) {
        self.ticket = ticket
        self.code = code
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let found = try day.known(ticket)
        let actor = try day.holder(of: found, code: code, in: context)
        guard found.state == .givenUp, let endedAt = found.endedAt, let given = found.givenUp
        else { throw .ticket(.wrongState(ticket, found.state)) }
        // What staff gave up is for staff to take back.
        if case .visitor = actor, case .staff = given.by { throw .people(.notAllowed) }
        let limit = day.plan.limits.giveUpUndoSeconds
        guard context.now.seconds(since: endedAt) <= limit else {
            throw .ticket(.giveUpUndoTooLate(ticket, seconds: limit))
        }
        try day.checkNotClosed(at: context.now)
        return [.ticket(.giveUpTakenBack(ticket, by: actor))]
    }
}
