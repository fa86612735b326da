public import HallCore

/// The door of the process that has the desk.
public struct LocalDoor: HallDoor {
    public let counter: TicketCounter
    public var desk: Desk { counter.desk }
    public var hall: Hall { counter.desk.hall }

    public init(counter: TicketCounter) {
        self.counter = counter
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
            if case .closeDay = command {
                try await counter.closeDay(key: key)
            } else {
                _ = try await desk.perform(command, key: key) { _, _, _ in }
            }
        }
        return await day()
    }

    /// The desk's and the rules' noes as the door gives them.
    private func asking<Reply>(
        _ body: () async throws -> Reply
    ) async throws(DoorError) -> Reply {
        do { return try await body() } catch let error as DeskError {
            throw DoorError(error)
        } catch let refusal as Refusal {
            throw DoorError(refusal)
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
        return await desk.read { day, position, now in
            hall.reply(
                day.boardView(position: position, at: now),
                offsetMinutes: day.offsetMinutes
            )
        }
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
