/// What happened to a ticket on its way, in no window's hands. A deed names a ticket by its number.
package enum TicketDeed: Hashable, Sendable {
    /// Staff gave a number beyond a quota or out of hours, and said why. Comes before `issued`.
    case limitExceeded(TicketNumber, reason: String, by: Badge)
    /// 次日优先, by the code of the old slip. Comes before its `issued`.
    case priorityGiven(TicketNumber, CarriedTicket, by: Badge?)
    /// Such a number was given to a visitor 补录. Comes before its `issued`.
    case enteredByHand(TicketNumber, written: Moment, servedAt: WindowNumber?, by: Badge)
    case issued(Issue)
    case returned(TicketNumber, standing: Moment)
    case transferred(TicketNumber, to: Destination, reason: String)
    case givenUp(TicketNumber, by: GivenUpBy)
    /// It waits with its old standing; what was missed is missed again.
    case giveUpTakenBack(TicketNumber, by: GivenUpBy)
    /// A visitor who needs guidance was found at an evacuation.
    case guidanceChecked(TicketNumber, by: Badge)
    /// The day's closing gave the ticket its ending.
    case ended(TicketNumber, Ending)
}
