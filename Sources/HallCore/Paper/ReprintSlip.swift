/// A second paper 补打 of a ticket that is still of use, with a reason; the old code is void.
package struct ReprintSlip: Order, Codable {
    package var ticket: TicketNumber
    package var reason: String

    package init(_ ticket: TicketNumber, reason: String) {
        self.ticket = ticket
        self.reason = reason
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let found = try day.known(ticket)
        guard !found.hasEnded else { throw .ticket(.wrongState(ticket, found.state)) }
        // Its slip would ask somebody to wait who is told to leave.
        try day.checkNotEvacuated()
        guard found.slip?.state != .sending else { throw .paper(.slipNotExpected(ticket)) }
        return [
            .slip(.slipRecoded(ticket, code: context.slipCode, reason: try day.checked(reason))),
            .slip(.slipIntended(ticket, copy: (found.slip?.copy ?? 0) + 1)),
        ]
    }
}
