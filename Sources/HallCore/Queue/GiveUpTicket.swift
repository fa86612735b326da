/// The visitor goes without being served 弃号.
package struct GiveUpTicket: TicketOrder {
    package var ticket: TicketNumber
    /// What stands on the slip: whoever holds it knows it. Staff need none.
    package var code: String?

    package init(_ ticket: TicketNumber, code: String? = nil) {
        self.ticket = ticket
        self.code = code
    }

    package func check(on day: HallDay, in context: RuleContext) throws(Refusal) {
        guard let found = day.ticket(ticket) else { return }
        // A number that a window has called or serves is not given up behind its back.
        if case .kiosk = context.caller, ![.waiting, .missed].contains(found.state) {
            throw .people(.notAllowed)
        }
        if let window = found.window { try day.checkOwn(window, in: context) }
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let found = try day.known(ticket)
        let actor = try day.holder(of: found, code: code, in: context)
        guard [.waiting, .missed, .called].contains(found.state) else {
            throw .ticket(.wrongState(ticket, found.state))
        }
        return [.ticket(.givenUp(ticket, by: actor))]
    }
}
