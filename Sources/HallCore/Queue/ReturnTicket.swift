/// A visitor who was missed has come back 恢复排队. Coming back never gains a place.
package struct ReturnTicket: TicketOrder {
    package var ticket: TicketNumber

    package init(_ ticket: TicketNumber) {
        self.ticket = ticket
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let found = try day.known(ticket)
        guard found.state == .missed, let missedAt = found.missedAt else {
            throw .ticket(.wrongState(ticket, found.state))
        }
        let limits = day.plan.limits
        let away = day.runningSeconds(since: missedAt, until: context.now)
        guard away <= limits.returnWithinMinutes * 60 else {
            throw .ticket(.returnTooLate(ticket, minutes: limits.returnWithinMinutes))
        }
        guard found.returns < limits.returnsMax else {
            throw .ticket(.returnedTooOften(ticket, max: limits.returnsMax))
        }
        let line = day.lines[found.service]?.entries ?? []
        let behind =
            line.indices.contains(limits.returnBehind - 1)
            ? line[limits.returnBehind - 1] : line.last
        // An appointment late in the day among them is no place to stand behind.
        let standing = min(
            behind.map { day.tickets[$0.index].standing } ?? context.now,
            context.now
        )
        return [.ticket(.returned(ticket, standing: max(standing, found.standing)))]
    }
}
