/// What the printer did with a slip.
package struct RecordSlipStep: Order {
    package var ticket: TicketNumber
    package var copy: Int
    package var step: PaperStep

    package init(_ ticket: TicketNumber, copy: Int, _ step: PaperStep) {
        self.ticket = ticket
        self.copy = copy
        self.step = step
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let slip = try day.known(ticket).slip, slip.copy == copy, slip.state != .printed
        else { throw .paper(.slipNotExpected(ticket)) }
        switch step {
        case .sending(let printer):
            // What was interrupted while sending is never sent again by itself.
            guard slip.state == .owed else { throw .paper(.slipNotExpected(ticket)) }
            return [.slip(.slipSending(ticket, copy: copy, printer: printer))]
        case .printed(let promise):
            return [.slip(.slipPrinted(ticket, copy: copy, promise: promise))]
        case .unknown(let reason): return [.slip(.slipUnknown(ticket, copy: copy, reason: reason))]
        case .owed(let reason):
            guard slip.state != .unknown else { throw .paper(.slipNotExpected(ticket)) }
            return [.slip(.slipOwed(ticket, copy: copy, reason: reason))]
        }
    }
}

/// One step of a paper through its ledger.
package enum PaperStep: Hashable, Sendable {
    case sending(printer: String)
    case printed(PaperPromise)
    case unknown(reason: String)
    case owed(reason: String)
}
