public import HallCore

/// Slips through their ledger, one after the other: intent → sending → printed, each on disk before
/// the next.
///
/// What was interrupted in *sending* is *unknown* and is never printed again by itself.
public actor PaperTray {
    private let desk: Desk
    private let printer: any SlipPrinter
    private let attendant: any Attendant
    /// The end of the line of slips: the next one begins when it is done.
    private var last: Task<TakenTicket.Paper, Never>?

    public init(desk: Desk, printer: any SlipPrinter, attendant: any Attendant) {
        self.desk = desk
        self.printer = printer
        self.attendant = attendant
    }

    /// Prints the slip of a ticket whose intent is on disk, and says what became of it.
    func slip(for taken: TakenTicket, copy: Int) async -> TakenTicket.Paper {
        let ledger = taken.view.ticket.slip
        if ledger?.copy == copy, ledger?.state == .printed { return .printed }
        if ledger?.copy == copy, ledger?.state == .unknown { return .unknown }
        let before = last
        let turn = Task {
            _ = await before?.value
            return await self.run(taken, copy: copy)
        }
        last = turn
        return await turn.value
    }

    private func run(_ taken: TakenTicket, copy: Int) async -> TakenTicket.Paper {
        let number = taken.view.ticket.number
        do {
            try await printer.check()
        } catch {
            return await owe(number, copy, error)
        }
        guard await record(.sending, number, copy) else { return await ledger(number, copy) }
        do {
            try await printer.print(
                SlipOrder(
                    view: taken.view,
                    copy: copy,
                    rehearsal: taken.rehearsal,
                    at: taken.at,
                    offsetMinutes: taken.offsetMinutes
                )
            )
        } catch {
            guard error.mayHavePrinted else { return await owe(number, copy, error) }
            attendant.hear(.slipUnknown(number, error))
            await record(.unknown, number, copy)
            return .unknown
        }
        // Printed but not recorded is *unknown* after a restart: never a second paper by itself.
        await record(.printed, number, copy)
        return .printed
    }

    /// What the ledger says: somebody else has printed this copy, or is about to.
    private func ledger(_ number: TicketNumber, _ copy: Int) async -> TakenTicket.Paper {
        let slip = await desk.read { day, _, _ in day.ticket(number)?.slip }
        switch slip?.state {
        case .printed: return .printed
        case .unknown, .sending: return .unknown
        case .owed, nil: return .owed
        }
    }

    private func owe(
        _ number: TicketNumber,
        _ copy: Int,
        _ fault: PrinterFault
    ) async -> TakenTicket.Paper {
        attendant.hear(.slipOwed(number, fault))
        await record(.owed(reason: fault.kind.rawValue), number, copy)
        return .owed
    }

    @discardableResult
    private func record(_ step: PaperStep, _ number: TicketNumber, _ copy: Int) async -> Bool {
        do throws(DeskError) {
            _ = try await desk.perform(.paper(number, copy: copy, step)) { _, _, _ in }
            return true
        } catch {
            if case .fault(let fault) = error { attendant.hear(.notRecorded(fault)) }
            return false
        }
    }
}

extension Desk {
    /// After a start: slips that were being sent when the last run ended are *unknown*.
    public func settleInterruptedSlips() async throws(DeskError) -> [TicketNumber] {
        let sending = read { day, _, _ in
            day.tickets.filter { $0.slip?.state == .sending }
                .map { ($0.number, $0.slip?.copy ?? 1) }
        }
        for (number, copy) in sending {
            _ = try await perform(.paper(number, copy: copy, .unknown)) { _, _, _ in }
        }
        return sending.map(\.0)
    }
}
