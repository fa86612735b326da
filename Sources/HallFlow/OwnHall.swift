public import HallCore

/// The door of the process that has the desk.
public struct OwnHall: HallService {
    public let counter: TicketCounter
    public var desk: Desk { counter.desk }
    public var hall: Hall { counter.desk.hall }

    /// Papers in the attendant's list.
    private let papersShown: Int
    /// `nil` where notices are not kept.
    private let notices: NoticeCounter?
    /// `nil` where no calendar is imported.
    private let calendars: (any CalendarKeeper)?
    private let states: @Sendable () async -> BoardsReply
    private let machineState: @Sendable () -> MachineState

    public init(
        counter: TicketCounter,
        notices: NoticeCounter? = nil,
        papersShown: Int = 50,
        calendars: (any CalendarKeeper)? = nil,
        machine machineState: @escaping @Sendable () -> MachineState = { MachineState() },
        boards states: @escaping @Sendable () async -> BoardsReply = { BoardsReply() }
    ) {
        self.counter = counter
        self.states = states
        self.machineState = machineState
        self.notices = notices
        self.papersShown = papersShown
        self.calendars = calendars
    }

    public func take(
        _ order: TakeTicket,
        by badge: Badge?,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        hall.reply(
            try await asking {
                try await counter.takeTicket(order, by: .machine(as: badge), key: key)
            }
        )
    }

    public func reprint(
        _ ticket: TicketNumber,
        reason: String,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        hall.reply(try await asking { try await counter.reprint(ticket, reason: reason, key: key) })
    }

    public func notice(
        _ request: NoticeRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().perform(request, key: key) }
    }

    public func notices(_ query: NoticeQuery) async throws(ServiceError) -> NoticesReply {
        try await asking { NoticesReply(notices: try await keeper().find(query)) }
    }

    public func notice(_ text: String) async throws(ServiceError) -> NoticeReply {
        try await asking {
            let keeper = try keeper()
            return try keeper.verified(try keeper.serial(of: text))
        }
    }

    public func verdict(_ code: String) async throws(ServiceError) -> VerdictReply {
        VerdictReply(try await notice(code))
    }

    public func destruction(
        _ request: DestructionRequest
    ) async throws(ServiceError) -> DestructionReply {
        try await asking { try await keeper().destruction(request) }
    }

    public func printGuide(_ item: ItemCode) async throws(ServiceError) {
        try await asking {
            guard let found = hall.item(item) else { throw Refusal.unknownItem(item) }
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard await tray.sheet(found.guide(in: hall)) == nil else { throw Refusal.noPrinter }
        }
    }

    public func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply {
        try await asking { PreviewReply(lines: try await keeper().preview(draft)) }
    }

    public func applications(
        _ query: ApplicationQuery
    ) async throws(ServiceError) -> ApplicationsReply {
        try await asking { try await keeper().applications(query) }
    }

    public func inspection(_ month: String) async throws(ServiceError) -> InspectionReply {
        try await asking { try await keeper().inspection(of: month) }
    }

    public func enquiry(
        _ request: EnquiryRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await asking { try await keeper().perform(request, key: key) }
    }

    public func enquiries(_ query: EnquiryQuery) async throws(ServiceError) -> EnquiriesReply {
        try await asking { try await keeper().find(query) }
    }

    public func confirm(_ request: ItemRequest) async throws(ServiceError) -> ItemReply {
        try await asking { try await keeper().confirm(request) }
    }

    /// - Parameter badges: two people who have just shown a PIN each.
    public func calendar(
        _ text: String,
        by badges: [Badge]
    ) async throws(ServiceError) -> CalendarReply {
        guard Set(badges).count == 2 else { throw ServiceError(Refusal.twoPeople) }
        guard let calendars else { throw ServiceError(Refusal.notAllowed) }
        return try await calendars.keep(text, by: badges)
    }

    private func keeper() throws -> NoticeCounter {
        guard let notices else { throw Refusal.notice(.noKey) }
        return notices
    }

    public func boards() async -> BoardsReply { await states() }

    public func paper() async -> PaperReply {
        let printers = await counter.tray?.printerViews ?? []
        let limit = papersShown
        let hall = self.hall
        let office = notices?.hasSupervisor ?? true
        let machine = machineState().concerns
        return await desk.read { day, position, now in
            var reply = day.paperReply(printers, (position, now), limit: limit)
            reply.alarms += hall.concerns(of: day, at: now, hasSupervisor: office) + machine
            return reply
        }
    }

    public func window(
        _ request: WindowRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> WindowReply {
        let hall = self.hall
        let number = WindowNumber(request.window)
        return try await asking {
            let caller = Caller.machine(as: request.staff.map { Badge($0) })
            return try await desk.perform(try request.order(), by: caller, key: key) {
                day,
                answer,
                _ in hall.reply(to: number, answer, on: day)
            }.view
        }
    }

    public func window(_ number: WindowNumber) async throws(ServiceError) -> DeskReply {
        try await window(number, showNeeds: true)
    }

    /// - Parameter showNeeds: to those who will help: clerk and guide.
    public func window(
        _ number: WindowNumber,
        showNeeds: Bool
    ) async throws(ServiceError) -> DeskReply {
        let hall = self.hall
        let reply = await desk.read { day, position, now in
            hall.desk(at: number, of: day, (position, now), showNeeds: showNeeds)
        }
        guard let reply else { throw ServiceError(Refusal.unknownWindow(number)) }
        return reply
    }

    /// Every window, with those that somebody should look after.
    public func windows() async -> [WindowStateReply] {
        let hall = self.hall
        return await desk.read { day, _, now in
            day.windowViews.map { hall.reply($0, of: day, at: now) }
        }
    }

    public func guidance() async -> GuidanceReply {
        let hall = self.hall
        return await desk.read { day, _, now in
            let open = day.tickets.filter { !$0.needs.isEmpty && !$0.hasEnded }
            return GuidanceReply(
                tickets: open.compactMap { day.ticketView($0.number, at: now) }
                    .map { hall.reply($0, of: day, at: now, showNeeds: true) },
                evacuation: day.standstill?.kind == .evacuation
            )
        }
    }

    public func ticket(
        _ request: TicketRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let hall = self.hall
        return try await asking {
            let number = TicketNumber(request.ticket)
            let caller = Caller.machine(as: request.staff.map { Badge($0) })
            let order = try request.order()
            let reply = try await desk.perform(order, by: caller, key: key) { day, _, now in
                number.flatMap { day.ticketView($0, at: now) }
                    .map { hall.reply($0, of: day, at: now, showNeeds: false) }
            }.view
            guard let reply else { throw Refusal.unknownTicket(request.ticket) }
            return reply
        }
    }

    public func hall(
        _ request: HallRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await asking {
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            let caller = Caller.machine(as: Badge(staff))
            switch request.verb {
            case .close: try await counter.closeDay(by: caller, key: key)
            case .acceptClock: try await acceptClock(by: caller, key)
            default:
                let order = try request.order()
                try await desk.perform(order, by: caller, key: key)
                if request.kind == .evacuation { await printGuidance() }
            }
        }
        return await day()
    }

    public func service(
        _ request: ServiceRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await asking {
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            let service = ServiceCode(typed: request.service)
            switch request.verb {
            case .stop:
                let (stop, queue) = try request.stop()
                try await counter.stopService(
                    service,
                    stop,
                    waiting: queue,
                    by: Badge(staff),
                    key: key
                )
            case .resume:
                let caller = Caller.machine(as: Badge(staff))
                try await desk.perform(ResumeService(service), by: caller, key: key)
            }
        }
        return await day()
    }

    public func slip(_ code: String) async throws(ServiceError) -> TicketReply {
        let hall = self.hall
        let reply = await desk.read { day, _, now -> TicketReply? in
            day.ticket(code: ShortCode.typed(code)).flatMap { day.ticketView($0.number, at: now) }
                .map { hall.reply($0, of: day, at: now, showNeeds: false) }
        }
        guard let reply else { throw ServiceError(Refusal.unknownTicket(code)) }
        return reply
    }

    /// Whom to look for at an evacuation, on paper at once: beside the answer, so that a printer that is
    /// down holds nobody up.
    private func printGuidance() async {
        guard let tray = counter.tray, tray.printsSlips else { return }
        let tickets = await guidance().tickets
        guard !tickets.isEmpty else { return }
        let time = await day().time
        Task { _ = await tray.sheet(Sheet(guidance: tickets, at: time)) }
    }

    /// The fact first, as with everything; but where the hall's clock is ahead, its own fact would stand in
    /// the way back, or its day is refused: there the clock comes first.
    private func acceptClock(by caller: Caller, _ key: CommandKey?) async throws {
        let last = await desk.read { day, _, _ in day.lastAt }
        let isAhead = desk.clock.machineAheadSeconds < 0
        if isAhead { desk.clock.acceptMachine(notBefore: last) }
        try await desk.perform(AcceptClock(), by: caller, key: key)
        if !isAhead { desk.clock.acceptMachine(notBefore: last) }
    }

    /// The desk's and the rules' noes as the door gives them.
    func asking<Reply>(
        _ body: () async throws -> Reply
    ) async throws(ServiceError) -> Reply {
        do { return try await body() } catch let error as DeskError {
            throw ServiceError(error)
        } catch let refusal as Refusal {
            throw ServiceError(refusal)
        } catch let printer as PrinterFault {
            throw ServiceError.fault(printer.sentence)
        } catch {
            preconditionFailure("only the desk and the rules throw here: \(error)")
        }
    }

    public func day() async -> DayReply { await day(from: 0, limit: .max) }

    /// A page of the day's tickets: see ``DayReply/next``.
    public func day(from first: Int, limit: Int) async -> DayReply {
        let hall = self.hall
        return await desk.read { day, position, now in
            hall.reply(day, position: position, at: now, from: first, limit: limit)
        }
    }

    public func board() async -> BoardReply {
        let hall = self.hall
        var board = await desk.read { day, position, now in
            hall.reply(
                day.boardView(position: position, at: now),
                offsetMinutes: day.offsetMinutes
            )
        }
        board.slips = await counter.tray?.hasWorkingPrinter
        return board
    }

    public func ticket(_ number: TicketNumber) async throws(ServiceError) -> TicketReply {
        let hall = self.hall
        let reply = await desk.read { day, _, now in
            day.ticketView(number, at: now)
                .map { hall.reply($0, of: day, at: now, showNeeds: false) }
        }
        guard let reply else { throw ServiceError(Refusal.unknownTicket(number.description)) }
        return reply
    }
}
