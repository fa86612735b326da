/// Takes up a kept ticket 继续办理.
package struct ResumeTicket: WindowOrder {
    package var window: WindowNumber
    /// `nil` takes up the one that this window has kept longest.
    package var ticket: TicketNumber?

    package init(at window: WindowNumber, _ ticket: TicketNumber? = nil) {
        self.window = window
        self.ticket = ticket
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard found.isOpen else { throw .window(.windowNotOpen(window)) }
        if let ticket = found.ticket { throw .window(.windowHasTicket(window, ticket)) }
        try day.checkNotEvacuated()
        guard let chosen = ticket ?? day.kept(at: window).first else {
            throw .window(.windowHasNoTicket(window))
        }
        let kept = try day.known(chosen)
        guard kept.state == .kept else { throw .ticket(.wrongState(chosen, kept.state)) }
        guard kept.window == window else { throw .window(.notAtThisWindow(chosen, window)) }
        if let other = day.openMember(of: kept.party) {
            throw .ticket(.partyIsBeingServed(chosen, with: other))
        }
        return [.call(.resumed(chosen, window))]
    }
}
