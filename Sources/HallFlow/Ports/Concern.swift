import HallAPI
public import HallCore

/// What asks for a person.
public enum Concern: Hashable, Sendable {
    case slipOwed(TicketNumber, PrinterFault)
    case slipUnknown(TicketNumber, PrinterFault)
    case printerTrouble(PrinterFault)
    case notRecorded(JournalFault)
}
