import HallAPI
public import HallCore

/// A card with a number that was printed beforehand 应急号.
public struct EmergencyJob: Hashable, Sendable {
    public let ticket: TicketNumber
    public let rehearsal: Bool

    public init(ticket: TicketNumber, rehearsal: Bool) {
        self.ticket = ticket
        self.rehearsal = rehearsal
    }
}
