import HallAPI
package import HallCore

/// Which printers are asked for what, the first one that can print it: `[printing]`.
package struct PaperRoles: Hashable, Sendable {
    package enum Role: Hashable, Sendable { case slips, desk, notices, forms }

    package let slips: [String]
    /// For second papers at the desk; empty means as for slips.
    package let desk: [String]
    /// For the copies of a notice.
    package let notices: [String]
    /// For forms of items.
    package let forms: [String]

    package init(
        slips: [String],
        desk: [String] = [],
        notices: [String] = [],
        forms: [String] = []
    ) {
        self.slips = slips
        self.desk = desk
        self.notices = notices
        self.forms = forms
    }

    func names(_ role: Role) -> [String] {
        switch role {
        case .slips: slips
        case .desk: desk.isEmpty ? slips : desk
        case .notices: notices
        case .forms: forms
        }
    }
}

/// Everything that is printed: slips, copies of notices, leaflets, pages. One loop over the
/// printers of a role, one ledger, one backoff.
///
/// A paper that somebody is owed goes through the ledger: intent → sending → printed, each on disk
/// before the next. What was interrupted in *sending* is *unknown* and is never printed again by
/// itself.
package actor PrintQueue {
    let desk: Desk
    let printers: [any PaperPrinter]
    private let roles: PaperRoles
    let attendant: any Attendant
    /// The end of each role's line: the next paper begins when it is done.
    private var last: [PaperRoles.Role: Task<Void, Never>] = [:]
    /// Prints the copies of notices that are owed; set where notices are kept.
    private var noticeDebts: (@Sendable () async -> Bool)?
    private var slipTries = Backoff()
    private var noticeTries = Backoff()
    /// How each printer was when somebody last looked.
    var states: [String: Set<Trouble>] = [:]
    /// What of it is an alarm: a trouble that flaps stays one.
    var watches: [String: AlarmWatch] = [:]
    /// Looks that are under way: whoever needs the printer waits for the answer, and asks no second
    /// time.
    var looks: [String: Task<Void, Never>] = [:]
    let alarmsPerHourMax: Int
    /// Steps that happened at a printer and that the disk refused: told again at each look.
    var untold: [(step: PaperStep, paper: OwedPaper)] = []

    package init(
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
    package func begin() async throws(DeskError) -> [TicketNumber] {
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

    // MARK: Papers

    /// Prints the slip of a ticket whose intent is on disk, and says what became of it.
    func slip(
        for taken: TakenTicket,
        copy: Int,
        role: PaperRoles.Role = .slips
    ) async -> TakenTicket.Paper {
        let number = taken.view.ticket.number
        let job = SlipJob(
            view: taken.view,
            copy: copy,
            rehearsal: taken.rehearsal,
            at: taken.at,
            offsetMinutes: taken.offsetMinutes
        )
        return await inTurn(of: role) {
            // Somebody else may have printed it meanwhile: a slip is owed once.
            let before = await self.ledger(number, copy)
            guard before == .owed else { return before }
            let paper = OwedPaper.slip(number, copy: copy)
            switch await self.run(.slip(job), of: role, for: paper) {
            case .printed: return .printed
            case .taken: return await self.ledger(number, copy)
            case .unknown(let fault):
                self.attendant.hear(.slipUnknown(number, fault))
                return .unknown
            case .failed(let fault):
                await self.record(.owed(reason: fault.trouble.rawValue), of: paper)
                self.attendant.hear(.slipOwed(number, fault))
                return .owed
            }
        }
    }

    /// Prints one of the copies of a notice; `true` once it is out.
    func notice(_ job: NoticeJob) async -> Bool {
        await inTurn(of: .notices) {
            let paper = OwedPaper.notice(job.serial, copy: job.copy)
            switch await self.run(.notice(job), of: .notices, for: paper) {
            case .printed: return true
            // A copy is owed once, and is out for everybody who asked for it.
            case .taken: return await self.state(of: job) == .printed
            case .unknown: return false
            case .failed(let fault):
                // Only what nobody has begun: another process may be sending it right now.
                if await self.state(of: job) == .intended {
                    await self.record(.owed(reason: fault.trouble.rawValue), of: paper)
                }
                return false
            }
        }
    }

    /// A paper from the archive that is none of the two; `true` once it is out.
    func duplicate(_ job: NoticeJob) async -> Bool {
        await inTurn(of: .notices) {
            await self.run(.notice(job), of: .notices, for: nil).fault == nil
        }
    }

    /// A paper that gives no right, on the printer of slips and in its turn; the fault where none
    /// came out.
    func sheet(_ sheet: Sheet) async -> PrinterFault? {
        await inTurn(of: .slips) { await self.run(.sheet(sheet), of: .slips, for: nil).fault }
    }

    /// A form of an item, on A4 and in its turn; the fault where none came out.
    func form(_ job: FormJob) async -> PrinterFault? {
        await inTurn(of: .forms) { await self.run(.form(job), of: .forms, for: nil).fault }
    }

    /// Takes away what printers keep of a notice that is destroyed.
    func forget(_ serial: NoticeSerial) async throws(PrinterFault) {
        for name in roles.names(.notices) { try await printer(name)?.forget(serial) }
    }

    // MARK: The loop

    /// What became of a paper.
    private enum End {
        case printed
        /// Nothing of it is out.
        case failed(PrinterFault)
        /// Some of it may be out.
        case unknown(PrinterFault)
        /// The ledger has it otherwise: somebody else prints it, or the disk refused.
        case taken

        var fault: PrinterFault? {
            switch self {
            case .printed, .taken: nil
            case .failed(let fault), .unknown(let fault): fault
            }
        }
    }

    /// Tries the printers of a role, the first one that can print it.
    ///
    /// - Parameter paper: what somebody is owed by it: each step is on disk before the next. `nil`
    ///   for what gives no right.
    private func run(
        _ job: PrintJob,
        of role: PaperRoles.Role,
        for paper: OwedPaper?
    ) async -> End {
        var fault = PrinterFault(.unplugged, printer: "")
        for name in roles.names(role) {
            guard let printer = printer(name) else { continue }
            do { try await ready(printer) } catch {
                fault = error
                continue
            }
            if let paper, !(await record(.sending(printer: name), of: paper)) { return .taken }
            do {
                let promise = try await printer.print(job)
                // Printed but not recorded is *unknown* after a restart: never a second paper.
                if let paper { await record(.printed(promise), of: paper) }
                return .printed
            } catch {
                await report(error)
                fault = error
                let reason = error.trouble.rawValue
                guard error.mayHavePrinted else {
                    // Nothing of it reached this one: it is owed again, and the next may try.
                    if let paper { await record(.owed(reason: reason), of: paper) }
                    continue
                }
                if let paper { await record(.unknown(reason: reason), of: paper) }
                return .unknown(error)
            }
        }
        return .failed(fault)
    }

    /// Asks the printer whether a paper can be begun. One that is known to be down is not asked:
    /// nobody waits for it, and the looks beside the queue say when it is back.
    private func ready(_ printer: any PaperPrinter) async throws(PrinterFault) {
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

    /// Behind whatever this role is printing now.
    private func inTurn<End: Sendable>(
        of role: PaperRoles.Role,
        _ work: @escaping @Sendable () async -> End
    ) async -> End {
        let before = last[role]
        let turn = Task {
            await before?.value
            return await work()
        }
        last[role] = Task { _ = await turn.value }
        return await turn.value
    }

    // MARK: Debts

    /// Slips owed, the oldest first, as long as they come out and still matter.
    ///
    /// - Parameter isBack: a printer is well that was not: no waiting for the next try.
    func payDebts(isBack: Bool) async {
        guard slipTries.begin(isBack: isBack) else { return }
        slipTries.end(isPaid: await paySlips())
    }

    /// `false` at the first that stays owed.
    private func paySlips() async -> Bool {
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
            guard let (taken, copy) = next else { return true }
            tried.insert(taken.view.ticket.number)
            guard await slip(for: taken, copy: copy) != .owed else { return false }
        }
    }

    /// Says how copies of notices that are owed get printed; `false` where one still is.
    package func payNotices(_ pay: @escaping @Sendable () async -> Bool) { noticeDebts = pay }

    /// Tries the copies that are owed, by the side: no look at a printer waits for pages.
    func payNoticeDebts(isBack: Bool) {
        guard let pay = noticeDebts, noticeTries.begin(isBack: isBack) else { return }
        Task { noticeTries.end(isPaid: await pay()) }
    }

    // MARK: Printers

    func printer(_ name: String) -> (any PaperPrinter)? { printers.first { $0.name == name } }

    func prints(_ role: PaperRoles.Role, on name: String) -> Bool {
        roles.names(role).contains(name)
    }

    func isWell(_ name: String) -> Bool { !(states[name] ?? []).contains(where: \.stopsPaper) }

    /// Whether a slip would find a printer, as far as is known.
    var hasWorkingPrinter: Bool { roles.slips.contains { printer($0) != nil && isWell($0) } }

    /// Where nothing prints slips, none is intended.
    nonisolated var printsSlips: Bool { !roles.slips.isEmpty }
}

/// Exponential backoff of what is owed: each failed attempt writes facts, so the next one comes
/// after 2, 4, … 256 looks.
struct Backoff {
    private var pause = 0
    private var failures = 0
    private var isTrying = false

    private static let failuresMax = 8

    /// Whether this look tries; `end` follows where it does.
    ///
    /// - Parameter isBack: a printer is well that was not: no waiting.
    mutating func begin(isBack: Bool) -> Bool {
        if isBack { (pause, failures) = (0, 0) }
        guard !isTrying, pause == 0 else {
            pause = max(pause - 1, 0)
            return false
        }
        isTrying = true
        return true
    }

    mutating func end(isPaid: Bool) {
        failures = isPaid ? 0 : min(failures + 1, Self.failuresMax)
        pause = isPaid ? 0 : 1 << failures
        isTrying = false
    }
}
