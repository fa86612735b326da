/// What a clerk has put right, or said of a ticket in hand. A deed names a ticket by its number.
package enum CorrectionDeed: Hashable, Sendable {
    /// A call that was a slip of the finger: the ticket is in its old place.
    case callTakenBack(TicketNumber, WindowNumber)
    /// The window's last step, which led to `from`, did not count: the ticket is in hand again, as
    /// it was.
    case undone(TicketNumber, WindowNumber, from: Ticket.State)
    /// How many cases 件数 it really was.
    case casesCounted(TicketNumber, WindowNumber, Int)
    /// For the next window. The words stand beside the chain and are erased the night after.
    case ticketNoted(TicketNumber, WindowNumber, Ticket.Note)
}
