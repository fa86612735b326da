import HallAPI
package import HallCore

/// A card with a number that was printed beforehand 应急号.
package struct EmergencyJob: Hashable, Sendable {
    package let ticket: TicketNumber
    package let rehearsal: Bool

    package init(ticket: TicketNumber, rehearsal: Bool) {
        self.ticket = ticket
        self.rehearsal = rehearsal
    }
}
