import HallAPI
package import HallCore

/// What asks for a person.
package enum Concern: Hashable, Sendable {
    case slipOwed(TicketNumber, PrinterFault)
    case slipUnknown(TicketNumber, PrinterFault)
    case printerTrouble(PrinterFault)
    case notRecorded(JournalFault)
}
