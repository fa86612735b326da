/// What is wrong with a printer, in the few words that an attendant can act on. The one that has to
/// be mended first comes first.
package enum PrinterCondition: String, CaseIterable, Hashable, Sendable {
    /// No such device at the other end of the wire.
    case unplugged
    /// It is there, and another program or a missing right keeps us from it.
    case occupied
    case coverOpen
    case paperOut
    /// Paper is stuck, or the cutter is.
    case jammed
    case overheated
    /// It, or its queue, takes no paper work: switched off line, paused, stopped.
    case offline
    /// The output folder can't be written.
    case unwritable
    /// It says nothing, or nothing that can be understood.
    case unanswered
    /// A presenter still holds a slip that nobody has taken.
    case slipWaiting
    case paperLow

    /// A slip would not come out; else it warns only.
    package var stopsPaper: Bool { self != .paperLow && self != .slipWaiting }
}

extension Set<PrinterCondition> {
    /// The one to be mended first.
    package var first: PrinterCondition? { PrinterCondition.allCases.first { contains($0) } }

    /// The one to be mended before a slip can come out; `nil` where one can.
    package var stopping: PrinterCondition? {
        PrinterCondition.allCases.first { $0.stopsPaper && contains($0) }
    }
}
