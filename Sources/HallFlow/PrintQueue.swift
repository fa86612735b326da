import HallAPI
public import HallCore

/// Which printers are asked for what, the first one that can print it: `[printing]`.
public struct PaperRoles: Hashable, Sendable {
    public enum Role: Hashable, Sendable { case slips, desk, notices }

    public let slips: [String]
    /// For second papers at the desk; empty means as for slips.
    public let desk: [String]
    /// For the two copies of a notice.
    public let notices: [String]

    public init(slips: [String], desk: [String] = [], notices: [String] = []) {
        self.slips = slips
        self.desk = desk
        self.notices = notices
    }

    func names(_ role: Role) -> [String] {
        switch role {
        case .slips: slips
        case .desk: desk.isEmpty ? slips : desk
        case .notices: notices
        }
    }
}

/// Slips through their ledger, one after the other: intent → sending → printed, each on disk before
/// the next.
///
/// What was interrupted in *sending* is *unknown* and is never printed again by itself.
public actor PrintQueue {
    let desk: Desk
    let printers: [any PaperPrinter]
    private let roles: PaperRoles
    let attendant: any Attendant
    /// The end of each line of slips: the next one begins when it is done.
    private var last: [PaperRoles.Role: Task<TakenTicket.Paper, Never>] = [:]
    private var lastNotice: Task<Bool, Never>?
    /// Prints the copies of notices that are owed; set where notices are kept.
    private var noticeDebts: (@Sendable () async -> Bool)?
    /// Looks until copies of notices are tried again, longer after each failure.
    private var noticePause = 0
    private var noticeFailures = 0
    private var isPayingNotices = false
    /// Steps of copies that happened and that the disk refused.
    var untoldNotices: [(step: PaperStep, serial: NoticeSerial, copy: Int)] = []
    /// How each printer was when somebody last looked.
    var states: [String: Set<Trouble>] = [:]
    /// What of it is an alarm: a trouble that flaps stays one.
    var watches: [String: AlarmWatch] = [:]
    /// Looks that are under way: whoever needs the printer waits for the answer, and asks no second
    /// time.
    var looks: [String: Task<Void, Never>] = [:]
    let alarmsPerHourMax: Int
    /// Steps that happened at a printer and that the disk refused: told again at each look.
    private var untold: [(step: PaperStep, ticket: TicketNumber, copy: Int)] = []
    /// Looks until slips owed are tried again, longer after each failure.
    private var debtPause = 0
    private var debtFailures = 0
    private var isPaying = false

    public init(
        desk: Desk,
        printers: [any PaperPrinter],
        roles: PaperRoles,
        attendant: any Attendant,
        alarmsPerHourMax: Int = 12
    ) {
        self.alarmsPerHourMax = alarmsPerHourMax
        self.desk = desk
        self.printers = printers
        self.roles = roles
        self.attendant = attendant
    }

    /// Before anything else is printed, and before the day turns: what the last run had in
    /// *sending* is *unknown* now, its jobs are taken back, torn papers are cut off. Gives the
    /// tickets that somebody has to look after.
    ///
    /// - Throws: where it can't be recorded; the printers are told all the same.
    public func begin() async throws(DeskError) -> [TicketNumber] {
        let broken = await desk.read { day, _, _ in
            Set(
                printers.map(\.name).filter { name in
                    day.papers.last { $0.printer == name }.map { $0.state != .printed } ?? false
                }
            )
        }
        for printer in printers {
            await printer.begin(interrupted: broken.contains(printer.name))
        }
        try await desk.settleInterruptedNotices()
        return try await desk.settleInterruptedSlips()
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
        let order = PrintJob.slip(
            SlipJob(
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
            do { try await ready(printer) } catch {
                fault = error
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

    /// Asks the printer whether a paper can be begun. One that is known to be down is not asked:
    /// nobody waits for it, and the looks beside the queue say when it is back.
    func ready(_ printer: any PaperPrinter) async throws(PrinterFault) {
        try demandWell(printer.name)
        // Somebody is asking it just now: the answer is everybody's, and nobody asks a second time.
        await looks[printer.name]?.value
        try demandWell(printer.name)
        do { try await printer.check() } catch {
            await report(error)
            throw error
        }
    }

    private func demandWell(_ name: String) throws(PrinterFault) {
        let found = states[name] ?? []
        guard let trouble = Trouble.allCases.first(where: { $0.stopsPaper && found.contains($0) })
        else { return }
        throw PrinterFault(trouble, printer: name)
    }

    func isWell(_ name: String) -> Bool { !(states[name] ?? []).contains(where: \.stopsPaper) }

    /// Slips owed, the oldest first, as long as they come out and still matter.
    ///
    /// - Parameter isBack: a printer is well that was not: no waiting for the next try.
    func payDebts(isBack: Bool) async {
        if isBack { (debtPause, debtFailures) = (0, 0) }
        guard !isPaying, debtPause == 0 else {
            debtPause = max(debtPause - 1, 0)
            return
        }
        isPaying = true
        defer { isPaying = false }
        var tried: Set<TicketNumber> = []
        while true {
            let past = tried
            let next = await desk.read { day, _, now -> (TakenTicket, Int)? in
                guard let owed = day.owedSlips.first(where: { !past.contains($0.number) }) else {
                    return nil
                }
                return TakenTicket(day.ticketView(owed.number, at: now), on: day, at: now)
                    .map { ($0, owed.copy) }
            }
            guard let (taken, copy) = next else { return }
            tried.insert(taken.view.ticket.number)
            guard await slip(for: taken, copy: copy) != .owed else {
                // Every failure is facts on disk: they come less and less often.
                debtFailures = min(debtFailures + 1, Self.debtFailuresMax)
                debtPause = 1 << debtFailures
                return
            }
            debtFailures = 0
        }
    }

    private static let debtFailuresMax = 8

    /// Says how copies of notices that are owed get printed; `false` where one still is.
    public func payNotices(_ pay: @escaping @Sendable () async -> Bool) { noticeDebts = pay }

    /// Tries the copies that are owed, by the side: no look at a printer waits for pages.
    func payNoticeDebts(isBack: Bool) {
        if isBack { (noticePause, noticeFailures) = (0, 0) }
        guard let pay = noticeDebts, !isPayingNotices, noticePause == 0 else {
            noticePause = max(noticePause - 1, 0)
            return
        }
        isPayingNotices = true
        Task {
            let isPaid = await pay()
            noticeFailures = isPaid ? 0 : min(noticeFailures + 1, Self.debtFailuresMax)
            noticePause = isPaid ? 0 : 1 << noticeFailures
            isPayingNotices = false
        }
    }

    func printer(_ name: String) -> (any PaperPrinter)? { printers.first { $0.name == name } }

    func names(_ role: PaperRoles.Role) -> [String] { roles.names(role) }

    /// Behind whatever this role is printing now.
    func inTurn(
        of role: PaperRoles.Role,
        _ work: @escaping @Sendable () async -> PrinterFault?
    ) async -> PrinterFault? {
        let before = last[role]
        let turn = Task {
            _ = await before?.value
            return await work()
        }
        last[role] = Task { await turn.value == nil ? .printed : .owed }
        return await turn.value
    }

    /// Copies of notices come out one after the other.
    func inTurn(_ work: @escaping @Sendable () async -> Bool) async -> Bool {
        let before = lastNotice
        let turn = Task {
            _ = await before?.value
            return await work()
        }
        lastNotice = turn
        return await turn.value
    }

    func roles(slips name: String) -> Bool { roles.slips.contains(name) }

    /// Whether a slip would find a printer, as far as is known.
    var hasWorkingPrinter: Bool { roles.slips.contains { printer($0) != nil && isWell($0) } }

    /// Where nothing prints slips, none is intended.
    nonisolated var printsSlips: Bool { !roles.slips.isEmpty }

    /// What the ledger says of this copy.
    private func ledger(_ number: TicketNumber, _ copy: Int) async -> TakenTicket.Paper {
        let slip = await desk.read { day, _, _ in day.ticket(number)?.slip }
        guard let slip, slip.copy == copy else { return .unknown }
        switch slip.state {
        case .printed: return .printed
        case .unknown, .sending, .lost, .replaced: return .unknown
        case .owed: return .owed
        }
    }

    @discardableResult
    private func record(_ step: PaperStep, _ number: TicketNumber, _ copy: Int) async -> Bool {
        let outcome = await perform(RecordSlipStep(number, copy: copy, step))
        if outcome == nil {
            if case .sending = step {} else { untold.append((step, number, copy)) }
        }
        return outcome ?? false
    }

    /// What the disk refused is told again, in its order.
    func retell() async {
        while let first = untold.first {
            guard await perform(RecordSlipStep(first.ticket, copy: first.copy, first.step)) != nil
            else {
                return
            }
            untold.removeFirst()
        }
        await retellNotices()
    }

    /// Whether the hall said yes; `nil` where the disk refused.
    @discardableResult
    func perform(_ order: some Order) async -> Bool? {
        do throws(DeskError) {
            try await desk.perform(order)
            return true
        } catch {
            guard case .fault(let fault) = error else { return false }
            attendant.hear(.notRecorded(fault))
            return nil
        }
    }
}

extension Desk {
    /// After a start: slips that were being sent when the last run ended are *unknown*.
    func settleInterruptedSlips() async throws(DeskError) -> [TicketNumber] {
        let sending = read { day, _, _ in
            day.tickets.filter { $0.slip?.state == .sending }
                .map { ($0.number, $0.slip?.copy ?? 1) }
        }
        for (number, copy) in sending {
            let step = PaperStep.unknown(reason: "interrupted")
            try await perform(RecordSlipStep(number, copy: copy, step))
        }
        return sending.map(\.0)
    }
}
