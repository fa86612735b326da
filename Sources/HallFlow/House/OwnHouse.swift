package import HallAPI
package import HallCore

/// The house whose desk is in this process: what the asks need of it.
extension OwnHall: House {
    /// As this machine itself.
    package func ask<Asked: Ask>(
        _ ask: Asked,
        as signer: Signer?,
        key: CommandKey?
    ) async throws(ServiceError) -> Asked.Reply {
        try await ask.answer(in: self, as: .machine(as: signer?.badge), key: key)
    }

    package func perform<View: Sendable>(
        _ order: some Order,
        by caller: Caller,
        key: CommandKey?,
        reading read: @escaping @Sendable (HallDay, Answer, Moment) -> View
    ) async throws(ServiceError) -> View {
        do {
            return try await desk.perform(order, by: caller, key: key, reading: read).view
        } catch { throw ServiceError(error) }
    }

    package func read<View: Sendable>(
        _ view: @escaping @Sendable (HallDay, _ position: Int, _ now: Moment) -> View
    ) async -> View { await desk.read(view) }

    /// Reports a person who has just shown who they are.
    package func reportForDuty(_ badge: Badge) async throws(ServiceError) -> DutyReply {
        try await perform(ReportForDuty(), by: .machine(as: badge), key: nil) { _, _, _ in }
        return try await ask(ReadDuty())
    }

    // MARK: Journeys that end in paper

    package func take(
        _ order: TakeTicket,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket {
        do { return try await counter.takeTicket(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
    }

    package func reprint(
        _ order: ReprintSlip,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket {
        do { return try await counter.reprint(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
    }

    package func settle(
        _ order: SettleSlip,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket {
        do { return try await counter.settle(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
    }

    package func stop(
        _ order: StopService,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) {
        do { try await counter.stop(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
    }

    package func closeDay(by caller: Caller, key: CommandKey?) async throws(ServiceError) {
        do { try await counter.closeDay(by: caller, key: key) } catch {
            throw ServiceError(error)
        }
    }

    /// At once, and beside the answer, so that a printer that is down holds nobody up.
    package func printGuidance(_ reply: GuidanceReply, at time: String) {
        guard let tray = counter.tray, tray.printsSlips else { return }
        Task { _ = await tray.sheet(Sheet(guidance: reply.tickets, at: time)) }
    }

    // MARK: Devices

    package func changeRoll(
        _ order: ChangeRoll,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) {
        let tray = try queue()
        guard await tray.printerViews.contains(where: { $0.name == order.device }) else {
            throw ServiceError(Refusal.paper(.unknownPrinter(order.device)))
        }
        do { try await desk.perform(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
        // What is owed comes out behind this answer.
        Task { await tray.look(at: order.device) }
    }

    package func printTest(
        _ order: PrintTest,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) {
        let tray = try queue()
        let outcome: PaperOutcome
        do { outcome = try await tray.printTest(order, by: caller, key: key) } catch {
            throw ServiceError(error)
        }
        await tray.look(quietlyAt: order.device)
        if case .failed(let fault) = outcome { throw .fault(fault.sentence) }
    }

    package func printEmergency(
        _ order: PrintEmergency,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> [(ticket: TicketNumber, paper: TakenTicket.Paper)] {
        let tray = try queue()
        do {
            return try await tray.printEmergency(order, by: caller, key: key).map {
                ($0.ticket, $0.outcome.paper)
            }
        } catch { throw ServiceError(error) }
    }

    /// The fact first, as with everything; but where the hall's clock is ahead, its own fact would
    /// stand in the way back, or its day is refused: there the clock comes first.
    package func acceptClock(by caller: Caller, key: CommandKey?) async throws(ServiceError) {
        // Nobody's clock is moved for an order that the rule refuses.
        guard let badge = caller.badge, !badge.text.isEmpty else {
            throw ServiceError(Refusal.people(.notAllowed))
        }
        let last = await desk.read { day, _, _ in day.lastAt }
        let isAhead = desk.clock.machineAheadSeconds < 0
        if isAhead { desk.clock.acceptMachine(notBefore: last) }
        do { try await desk.perform(AcceptClock(), by: caller, key: key) } catch {
            throw ServiceError(error)
        }
        if !isAhead { desk.clock.acceptMachine(notBefore: last) }
    }

    package func printerViews() async -> [PrinterView] { await counter.tray?.printerViews ?? [] }

    package func hasWorkingPrinter() async -> Bool? { await counter.tray?.hasWorkingPrinter }

    package func boards() async -> BoardsReply { await states() }

    private func queue() throws(ServiceError) -> PrintQueue {
        guard let tray = counter.tray else { throw ServiceError(Refusal.paper(.noPrinter)) }
        return tray
    }
}

extension PaperOutcome {
    fileprivate var paper: TakenTicket.Paper {
        switch self {
        case .printed: .printed
        case .failed(let fault): fault.mayHavePrinted ? .unknown : .owed
        }
    }
}
