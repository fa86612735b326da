/// A visitor who needs guidance was found at an evacuation.
package struct ConfirmGuidance: TicketOrder {
    package var ticket: TicketNumber

    package init(_ ticket: TicketNumber) {
        self.ticket = ticket
    }

    /// At an evacuation everybody looks for everybody.
    package func check(on day: HallDay, in context: RuleContext) {}

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let badge = context.caller.badge else { throw .field(.fieldMissing("staff")) }
        _ = try day.known(ticket)
        guard day.standstill?.kind == .evacuation else { throw .day(.hallNotPaused) }
        return day.guided[ticket] == nil ? [.ticket(.guidanceChecked(ticket, by: badge))] : []
    }
}
