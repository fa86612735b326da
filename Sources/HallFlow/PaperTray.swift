public import HallCore

/// Which printers are asked for what, the first one that can print it: `[printing]`.
public struct PaperRoles: Hashable, Sendable {
    public enum Role: Hashable, Sendable { case slips, desk }

    public let slips: [String]
    /// For second papers at the desk; empty means as for slips.
    public let desk: [String]

    public init(slips: [String], desk: [String] = []) {
        self.slips = slips
        self.desk = desk
    }

    func names(_ role: Role) -> [String] { role == .desk && !desk.isEmpty ? desk : slips }
}

/// Slips through their ledger, one after the other: intent → sending → printed, each on disk before
/// the next.
///
/// What was interrupted in *sending* is *unknown* and is never printed again by itself.
public actor PaperTray {
    let desk: Desk
    let printers: [any PaperPrinter]
    private let roles: PaperRoles
    let attendant: any Attendant
    /// The end of each line of slips: the next one begins when it is done.
    private var last: [PaperRoles.Role: Task<TakenTicket.Paper, Never>] = [:]
    /// How each printer was when somebody last looked.
    var states: [String: Set<Trouble>] = [:]

    public init(
        desk: Desk,
        printers: [any PaperPrinter],
        roles: PaperRoles,
        attendant: any Attendant
    ) {
        self.desk = desk
        self.printers = printers
        self.roles = roles
        self.attendant = attendant
    }

    /// Settles what the last run left behind: its slips in *sending* are *unknown* now, its jobs are
    /// taken back, torn papers are cut off. Gives the tickets that somebody has to look after.
    public func begin() async throws(DeskError) -> [TicketNumber] {
        let interrupted = try await desk.settleInterruptedSlips()
        for printer in printers {
            await printer.begin(interrupted: interrupted.contains { $0.printer == printer.name })
        }
        return interrupted.map(\.ticket)
    }

    /// Prints the slip of a ticket whose intent is on disk, and says what became of it.
    func slip(
        for taken: TakenTicket,
        copy: Int,
        role: PaperRoles.Role = .slips
    ) async -> TakenTicket.Paper {
        let before = last[role]
        let turn = Task {
            _ = await before?.value
            return await self.run(taken, copy, role)
        }
        last[role] = turn
        return await turn.value
    }

    private func run(
        _ taken: TakenTicket,
        _ copy: Int,
        _ role: PaperRoles.Role
    ) async -> TakenTicket.Paper {
        let number = taken.view.ticket.number
        // Somebody else may have printed it meanwhile: a slip is owed once.
        let before = await ledger(number, copy)
        guard before == .owed else { return before }
        let order = PaperOrder.slip(
            SlipOrder(
                view: taken.view,
                copy: copy,
                rehearsal: taken.rehearsal,
                at: taken.at,
                offsetMinutes: taken.offsetMinutes
            )
        )
        var fault = PrinterFault(.unplugged, printer: "")
        for name in roles.names(role) {
            guard let printer = printer(name) else { continue }
            do { try await printer.check() } catch {
                fault = error
                await report(error)
                continue
            }
            guard await record(.sending(printer: name), number, copy) else {
                return await ledger(number, copy)
            }
            do {
                let promise = try await printer.print(order)
                // Printed but not recorded is *unknown* after a restart: never a second paper.
                await record(.printed(promise), number, copy)
                return .printed
            } catch {
                await report(error)
                fault = error
                guard error.mayHavePrinted else {
                    // Nothing of it reached this one: it is owed again, and the next may try.
                    await record(.owed(reason: error.trouble.rawValue), number, copy)
                    continue
                }
                attendant.hear(.slipUnknown(number, error))
                await record(.unknown(reason: error.trouble.rawValue), number, copy)
                return .unknown
            }
        }
        attendant.hear(.slipOwed(number, fault))
        await record(.owed(reason: fault.trouble.rawValue), number, copy)
        return .owed
    }

    /// Slips owed, the oldest first, as long as they come out.
    func payDebts() async {
        let owed = await desk.read { day, _, now in
            day.owedSlips.compactMap { owed in
                TakenTicket(day.ticketView(owed.number, at: now), on: day, at: now)
                    .map { ($0, owed.copy) }
            }
        }
        for (taken, copy) in owed {
            guard await slip(for: taken, copy: copy) != .owed else { return }
        }
    }

    func printer(_ name: String) -> (any PaperPrinter)? { printers.first { $0.name == name } }

    func roles(slips name: String) -> Bool { roles.slips.contains(name) }

    /// Whether a slip would find a printer, as far as is known.
    var hasWorkingPrinter: Bool {
        roles.slips.contains { name in
            printer(name) != nil && !(states[name] ?? []).contains(where: \.stopsPaper)
        }
    }

    /// What the ledger says of this copy.
    private func ledger(_ number: TicketNumber, _ copy: Int) async -> TakenTicket.Paper {
        let slip = await desk.read { day, _, _ in day.ticket(number)?.slip }
        guard let slip, slip.copy == copy else { return .unknown }
        switch slip.state {
        case .printed: return .printed
        case .unknown, .sending, .lost: return .unknown
        case .owed: return .owed
        }
    }

    @discardableResult
    private func record(_ step: PaperStep, _ number: TicketNumber, _ copy: Int) async -> Bool {
        await perform(.paper(number, copy: copy, step))
    }

    @discardableResult
    func perform(_ command: Command) async -> Bool {
        do throws(DeskError) {
            _ = try await desk.perform(command) { _, _, _ in }
            return true
        } catch {
            if case .fault(let fault) = error { attendant.hear(.notRecorded(fault)) }
            return false
        }
    }
}

extension Desk {
    /// After a start: slips that were being sent when the last run ended are *unknown*.
    func settleInterruptedSlips() async throws(DeskError) -> [(
        ticket: TicketNumber, printer: String
    )] {
        let sending = read { day, _, _ in
            day.tickets.filter { $0.slip?.state == .sending }.map { ticket in
                let copy = ticket.slip?.copy ?? 1
                let record = day.papers.last { $0.ticket == ticket.number && $0.copy == copy }
                return (ticket: ticket.number, copy: copy, printer: record?.printer ?? "")
            }
        }
        for slip in sending {
            let step = PaperStep.unknown(reason: "interrupted")
            _ = try await perform(.paper(slip.ticket, copy: slip.copy, step)) { _, _, _ in }
        }
        return sending.map { ($0.ticket, $0.printer) }
    }
}
