/// How far a slip has come in its ledger. A deed names a ticket by its number.
package enum SlipDeed: Hashable, Sendable {
    /// A second paper is made: the code on the first one is void.
    case slipRecoded(TicketNumber, code: String, reason: String)
    case slipIntended(TicketNumber, copy: Int)
    /// From here on bytes may reach `printer`: what is interrupted now is unknown.
    case slipSending(TicketNumber, copy: Int, printer: String)
    case slipPrinted(TicketNumber, copy: Int, promise: PaperPromise)
    case slipUnknown(TicketNumber, copy: Int, reason: String)
    case slipOwed(TicketNumber, copy: Int, reason: String)
    /// A person has looked whether an unknown slip came out; without a badge it is the visitor.
    case slipSettled(TicketNumber, copy: Int, cameOut: Bool, by: Badge?)
}
