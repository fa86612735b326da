/// What happened between a call and the end of a visit. A deed names a ticket by its number.
package enum CallDeed: Hashable, Sendable {
    case called(TicketNumber, WindowNumber, awaitsAnnouncement: Bool)
    /// A call by number, past others. Comes before its `called`.
    case calledOutOfOrder(TicketNumber, WindowNumber, reason: String)
    /// The board showed and the voice spoke the call; the moment is the announcement's end.
    case announced(TicketNumber, WindowNumber)
    case recalled(TicketNumber, WindowNumber, awaitsAnnouncement: Bool)
    case arrived(TicketNumber, WindowNumber)
    case classConfirmed(TicketNumber, WindowNumber, holds: Bool, by: Badge)
    case served(TicketNumber, WindowNumber)
    case missed(TicketNumber, WindowNumber)
    case kept(TicketNumber, WindowNumber, reason: String)
    case resumed(TicketNumber, WindowNumber)
}
