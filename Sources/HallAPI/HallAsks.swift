package import HallCore

/// An order to the hall as a whole: whoever gives it sees the day that it leaves.
package protocol HallAsk: Ask, Order where Reply == DayReply {}

extension HallAsk {
    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await house.perform(self, by: caller, key: key) { _, _, _ in }
        return await ReadDay.whole(in: house)
    }
}

extension Way {
    fileprivate static func hall(_ verb: String, may: Access = .staff(.attendant)) -> Way {
        Way(.post, "/api/hall/\(verb)", may: may)
    }
}

extension ResumeHall: HallAsk { package static let way = Way.hall("resume") }
extension ConfirmDay: HallAsk { package static let way = Way.hall("confirm-day") }

extension PauseHall: HallAsk {
    /// Whoever sees a fire may say so; its rule leaves everything else to the attendant.
    package static let way = Way.hall("pause", may: .staff)

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await house.perform(self, by: caller, key: key) { _, _, _ in }
        let day = await ReadDay.whole(in: house)
        if isEvacuation(in: house.hall.plan.boardTexts) {
            let guidance = await ReadGuidance.reply(in: house)
            if !guidance.tickets.isEmpty { await house.printGuidance(guidance, at: day.time) }
        }
        return day
    }

    private func isEvacuation(in texts: BoardTexts) -> Bool {
        do throws(Refusal) { return try texts.kind(kind, of: reason) == .evacuation } catch {
            return false
        }
    }
}

extension CloseDay: HallAsk {
    package static let way = Way.hall("close")

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await house.closeDay(by: caller, key: key)
        return await ReadDay.whole(in: house)
    }
}

extension AcceptClock: HallAsk {
    package static let way = Way.hall("accept-clock")

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await house.acceptClock(by: caller, key: key)
        return await ReadDay.whole(in: house)
    }
}

extension StopService: HallAsk {
    package static let way = Way(.post, "/api/services/{service}/stop", may: .staff(.attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DayReply {
        try await house.stop(self, by: caller, key: key)
        return await ReadDay.whole(in: house)
    }
}

extension ResumeService: HallAsk {
    package static let way = Way(.post, "/api/services/{service}/resume", may: .staff(.attendant))
}

/// The day as it stands: tickets, windows, waiting times.
package struct ReadDay: Ask {
    /// So many tickets are left out, in the order of taking; absent, none is.
    package var from: Int?

    package static let way = Way(
        .get,
        "/api/day",
        may: .staff(.clerk, .guide, .attendant, .inspector)
    )

    package init(from first: Int? = nil) {
        from = first
    }

    package init(from decoder: any Decoder) throws {
        from = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(Int.self, forKey: .from)
        guard from ?? 0 >= 0 else { throw Refusal.field(.fieldWrong("from", choices: [])) }
    }

    package func answer(in house: some House, as caller: Caller, key: CommandKey?) async -> DayReply
    {
        await Self.reply(in: house, from: from ?? 0, limit: house.ticketsPerPage)
    }

    /// With every ticket.
    static func whole(in house: some House) async -> DayReply {
        await reply(in: house, from: 0, limit: .max)
    }

    private static func reply(in house: some House, from first: Int, limit: Int) async -> DayReply {
        let hall = house.hall
        return await house.read { day, position, now in
            hall.reply(day, position: position, at: now, from: first, limit: limit)
        }
    }
}

extension AskService {
    /// The whole day, page by page.
    package func wholeDay() async throws(ServiceError) -> DayReply {
        var day = try await ask(ReadDay())
        while let next = day.next {
            let more = try await ask(ReadDay(from: next))
            day.tickets += more.tickets
            day.next = more.next
        }
        return day
    }
}

/// What boards are shown.
package struct ReadBoard: Ask {
    package static let way = Way(.get, "/api/board", may: .everyone)

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> BoardReply {
        let hall = house.hall
        var board = await house.read { day, position, now in
            hall.reply(
                day.boardView(position: position, at: now),
                offsetMinutes: day.offsetMinutes
            )
        }
        board.slips = await house.hasWorkingPrinter()
        return board
    }
}

/// How the boards are and how old their pictures.
package struct ReadBoards: Ask {
    package static let way = Way(.get, "/api/boards", may: .staff(.guide, .attendant, .inspector))

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> BoardsReply { await house.boards() }
}

/// Who has reported at the desk today 签到.
package struct ReadDuty: Ask {
    package static let way = Way(.get, "/api/duty", may: .staff(.guide, .attendant, .inspector))

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> DutyReply {
        let clerks = house.clerks
        return await house.read { day, _, _ in DutyReply(day, clerks: clerks) }
    }
}
