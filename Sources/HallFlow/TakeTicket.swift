public import HallCore

/// What a visitor is given and shown.
public struct TakenTicket: Hashable, Sendable {
    public enum Paper: String, Hashable, Sendable { case printed, owed, unknown, none }

    public let view: TicketView
    public var paper: Paper
    public let at: Moment
    public let offsetMinutes: Int
    public let rehearsal: Bool
}

/// Journeys that end in paper: first the disk, then the paper, then the glass.
public struct TicketCounter: Sendable {
    public let desk: Desk
    public let tray: PaperTray?

    /// - Parameter tray: `nil` where nothing prints.
    public init(desk: Desk, tray: PaperTray?) {
        self.desk = desk
        self.tray = tray
    }

    /// A visitor takes a number.
    ///
    /// Once the ticket is on disk the visitor has it, paper or not: a printer fault is told to the
    /// attendant and to the screen, and never takes the number back.
    public func takeTicket(
        _ request: TakeRequest,
        key: CommandKey? = nil
    ) async throws(DeskError) -> TakenTicket {
        if let item = request.item {
            guard let known = desk.hall.item(item), known.service == request.service else {
                throw .refused(.unknownItem(item))
            }
        }
        var request = request
        request.wantsSlip = tray != nil
        var taken = try await recorded(.take(request), key: key)
        if let tray { taken.paper = await tray.slip(for: taken, copy: 1) }
        return taken
    }

    /// A second paper 补打: the number stays, the old paper's ledger is closed.
    public func reprint(
        _ ticket: TicketNumber,
        reason: String,
        key: CommandKey? = nil
    ) async throws(DeskError) -> TakenTicket {
        var taken = try await recorded(.reprint(ticket, reason: reason), key: key)
        if let tray {
            taken.paper = await tray.slip(for: taken, copy: taken.view.ticket.slip?.copy ?? 2)
        }
        return taken
    }

    /// Closes the day: every ticket has its ending on disk, then those that could not be served get
    /// their slips for tomorrow 次日优先.
    public func closeDay(key: CommandKey? = nil) async throws(DeskError) {
        let command = Command.closeDay(wantsSlips: tray != nil)
        let (carried, _) = try await desk.perform(command, key: key) { day, _, now in
            day.tickets.filter { $0.state == .carriedOver }
                .compactMap { day.ticketView($0.number, at: now) }
                .map {
                    TakenTicket(
                        view: $0,
                        paper: .none,
                        at: now,
                        offsetMinutes: day.offsetMinutes,
                        rehearsal: day.isRehearsal
                    )
                }
        }
        guard let tray else { return }
        for ticket in carried {
            _ = await tray.slip(for: ticket, copy: ticket.view.ticket.slip?.copy ?? 1)
        }
    }

    private func recorded(
        _ command: Command,
        key: CommandKey?
    ) async throws(DeskError) -> TakenTicket {
        let (taken, _) = try await desk.perform(command, key: key) { day, answer, now in
            answer.ticket.flatMap { day.ticketView($0, at: now) }.map {
                TakenTicket(
                    view: $0,
                    paper: .none,
                    at: now,
                    offsetMinutes: day.offsetMinutes,
                    rehearsal: day.isRehearsal
                )
            }
        }
        guard let taken else { throw .refused(.keyReused) }
        return taken
    }
}
