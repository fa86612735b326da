public import HallCore

/// The door of the process that has the desk.
public struct LocalDoor: HallDoor {
    public let counter: TicketCounter
    public var desk: Desk { counter.desk }
    public var hall: Hall { counter.desk.hall }

    /// Papers in the attendant's list.
    private let papersShown: Int
    /// `nil` where notices are not kept.
    private let notices: NoticeCounter?
    private let states: @Sendable () async -> BoardsReply

    public init(
        counter: TicketCounter,
        notices: NoticeCounter? = nil,
        papersShown: Int = 50,
        boards states: @escaping @Sendable () async -> BoardsReply = { BoardsReply() }
    ) {
        self.counter = counter
        self.states = states
        self.notices = notices
        self.papersShown = papersShown
    }

    public func take(
        _ request: TakeRequest,
        key: CommandKey?
    ) async throws(DoorError) -> TakeReply {
        hall.reply(try await asking { try await counter.takeTicket(request, key: key) })
    }

    public func reprint(
        _ ticket: TicketNumber,
        reason: String,
        key: CommandKey?
    ) async throws(DoorError) -> TakeReply {
        hall.reply(try await asking { try await counter.reprint(ticket, reason: reason, key: key) })
    }

    // MARK: Paper

    public func settle(
        _ request: SettleRequest,
        key: CommandKey?
    ) async throws(DoorError) -> TakeReply {
        hall.reply(
            try await asking {
                guard let number = TicketNumber(request.ticket) else {
                    throw Refusal.unknownTicket(request.ticket)
                }
                return try await counter.settle(
                    number,
                    copy: request.copy,
                    cameOut: request.cameOut,
                    code: request.code,
                    by: request.staff.map { Badge($0) },
                    key: key
                )
            }
        )
    }

    public func printer(
        _ request: PrinterRequest,
        key: CommandKey?
    ) async throws(DoorError) -> PaperReply {
        try await asking {
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            switch request.verb {
            case .test:
                let outcome = try await tray.printTest(
                    request.printer,
                    by: Badge(staff),
                    key: key
                )
                await tray.look(quietlyAt: request.printer)
                if case .failed(let fault) = outcome { throw fault }
            case .changeRoll:
                guard await tray.printerViews.contains(where: { $0.name == request.printer })
                else { throw Refusal.unknownPrinter(request.printer) }
                let command = Command.changeRoll(device: request.printer, by: Badge(staff))
                _ = try await desk.perform(command, key: key) { _, _, _ in }
                // What is owed comes out behind this answer.
                Task { await tray.look(at: request.printer) }
            }
        }
        return await paper()
    }

    public func emergency(
        _ request: EmergencyRequest,
        key: CommandKey?
    ) async throws(DoorError) -> EmergencyReply {
        try await asking {
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            let cards = try await tray.printEmergency(
                ServiceCode(request.service.uppercased()),
                count: request.count,
                by: Badge(staff),
                key: key
            )
            return EmergencyReply(
                cards: cards.map { ticket, outcome in
                    let paper: TakenTicket.Paper =
                        switch outcome {
                        case .printed: .printed
                        case .failed(let fault): fault.mayHavePrinted ? .unknown : .owed
                        }
                    return EmergencyReply.Card(
                        ticket: ticket.description,
                        paper: paper.rawValue
                    )
                }
            )
        }
    }

    public func enter(
        _ request: HandEntryRequest,
        key: CommandKey?
    ) async throws(DoorError) -> TicketReply {
        let number: TicketNumber = try await asking {
            let entry = try request.entry()
            if let item = entry.item, hall.item(item)?.service != entry.ticket.service {
                throw Refusal.unknownItem(item)
            }
            _ = try await desk.perform(.enterByHand(entry), key: key) { _, _, _ in }
            return entry.ticket
        }
        return try await ticket(number)
    }

    public func notice(
        _ request: NoticeRequest,
        key: CommandKey?
    ) async throws(DoorError) -> NoticeReply {
        try await asking { try await keeper().perform(request, key: key) }
    }

    public func notices(_ query: NoticeQuery) async throws(DoorError) -> NoticesReply {
        try await asking { NoticesReply(notices: try await keeper().find(query)) }
    }

    public func notice(_ text: String) async throws(DoorError) -> NoticeReply {
        try await asking {
            let keeper = try keeper()
            return try keeper.verified(try keeper.serial(of: text))
        }
    }

    public func verdict(_ code: String) async throws(DoorError) -> VerdictReply {
        VerdictReply(try await notice(code))
    }

    public func destruction(
        _ request: DestructionRequest
    ) async throws(DoorError) -> DestructionReply {
        try await asking { try await keeper().destruction(request) }
    }

    public func printGuide(_ item: ItemCode) async throws(DoorError) {
        try await asking {
            guard let found = hall.item(item) else { throw Refusal.unknownItem(item) }
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard await tray.sheet(found.guide(in: hall)) == nil else { throw Refusal.noPrinter }
        }
    }

    public func preview(_ draft: NoticeDraft) async throws(DoorError) -> PreviewReply {
        try await asking { PreviewReply(lines: try await keeper().preview(draft)) }
    }

    public func applications(
        _ query: ApplicationQuery
    ) async throws(DoorError) -> ApplicationsReply {
        try await asking { try await keeper().applications(query) }
    }

    public func inspection(_ month: String) async throws(DoorError) -> InspectionReply {
        try await asking { try await keeper().inspection(of: month) }
    }

    public func enquiry(
        _ request: EnquiryRequest,
        key: CommandKey?
    ) async throws(DoorError) -> EnquiryReply {
        try await asking { try await keeper().perform(request, key: key) }
    }

    public func enquiries(_ query: EnquiryQuery) async throws(DoorError) -> EnquiriesReply {
        try await asking { try await keeper().find(query) }
    }

    public func confirm(_ request: ItemRequest) async throws(DoorError) -> ItemReply {
        try await asking { try await keeper().confirm(request) }
    }

    private func keeper() throws -> NoticeCounter {
        guard let notices else { throw Refusal.notice(.noKey) }
        return notices
    }

    public func boards() async -> BoardsReply { await states() }

    public func paper() async -> PaperReply {
        let printers = await counter.tray?.printerViews ?? []
        let limit = papersShown
        return await desk.read { day, position, now in
            day.paperReply(printers, (position, now), limit: limit)
        }
    }

    public func window(
        _ request: WindowRequest,
        key: CommandKey?
    ) async throws(DoorError) -> WindowReply {
        let hall = self.hall
        let number = WindowNumber(request.window)
        return try await asking {
            try await desk.perform(try request.command(), key: key) { day, answer, _ in
                hall.reply(to: number, answer, on: day)
            }.view
        }
    }

    public func window(_ number: WindowNumber) async throws(DoorError) -> DeskReply {
        try await window(number, showNeeds: true)
    }

    /// - Parameter showNeeds: to those who will help: clerk and guide.
    public func window(
        _ number: WindowNumber,
        showNeeds: Bool
    ) async throws(DoorError) -> DeskReply {
        let hall = self.hall
        let reply = await desk.read { day, position, now in
            hall.desk(at: number, of: day, (position, now), showNeeds: showNeeds)
        }
        guard let reply else { throw DoorError(Refusal.unknownWindow(number)) }
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
                    .map { hall.reply($0, of: day, at: now, showNeeds: true) }
            )
        }
    }

    public func ticket(
        _ request: TicketRequest,
        key: CommandKey?
    ) async throws(DoorError) -> TicketReply {
        let hall = self.hall
        return try await asking {
            let command = try request.command()
            let number = TicketNumber(request.ticket)
            let reply = try await desk.perform(command, key: key) { day, _, now in
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
    ) async throws(DoorError) -> DayReply {
        try await asking {
            let command = try request.command()
            switch command {
            case .closeDay: try await counter.closeDay(key: key)
            case .acceptClock: try await acceptClock(command, key)
            default: _ = try await desk.perform(command, key: key) { _, _, _ in }
            }
        }
        return await day()
    }

    /// The fact first, as with everything; but where the hall's clock is ahead, its own fact would stand in
    /// the way back, or its day is refused: there the clock comes first.
    private func acceptClock(_ command: Command, _ key: CommandKey?) async throws {
        let last = await desk.read { day, _, _ in day.lastAt }
        let isAhead = desk.clock.machineAheadSeconds < 0
        if isAhead { desk.clock.acceptMachine(notBefore: last) }
        _ = try await desk.perform(command, key: key) { _, _, _ in }
        if !isAhead { desk.clock.acceptMachine(notBefore: last) }
    }

    /// The desk's and the rules' noes as the door gives them.
    private func asking<Reply>(
        _ body: () async throws -> Reply
    ) async throws(DoorError) -> Reply {
        do { return try await body() } catch let error as DeskError {
            throw DoorError(error)
        } catch let refusal as Refusal {
            throw DoorError(refusal)
        } catch let printer as PrinterFault {
            throw DoorError.fault(printer.sentence)
        } catch {
            preconditionFailure("only the desk and the rules throw here: \(error)")
        }
    }

    public func day() async -> DayReply {
        let hall = self.hall
        return await desk.read { day, position, now in
            hall.reply(day, position: position, at: now)
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

    public func ticket(_ number: TicketNumber) async throws(DoorError) -> TicketReply {
        let hall = self.hall
        let reply = await desk.read { day, _, now in
            day.ticketView(number, at: now)
                .map { hall.reply($0, of: day, at: now, showNeeds: false) }
        }
        guard let reply else { throw DoorError(Refusal.unknownTicket(number.description)) }
        return reply
    }
}
