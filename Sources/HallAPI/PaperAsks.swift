package import HallCore

extension ChangeRoll: Ask {
    package static let way = Way(
        .post,
        "/api/printers/{printer}/roll-changed",
        may: .staff(.guide, .attendant)
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PaperReply {
        try await house.changeRoll(self, by: caller, key: key)
        return await ReadPaper.reply(in: house)
    }
}

extension PrintTest: Ask {
    package static let way = Way(
        .post,
        "/api/printers/{printer}/test",
        may: .staff(.guide, .attendant)
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PaperReply {
        try await house.printTest(self, by: caller, key: key)
        return await ReadPaper.reply(in: house)
    }
}

extension PrintEmergency: Ask {
    /// A card takes a second or two; the answer comes when the last one is out.
    package static let way = Way(
        .post,
        "/api/emergency/print",
        may: .staff(.attendant),
        patienceMinutes: 15
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EmergencyReply {
        let cards = try await house.printEmergency(self, by: caller, key: key)
        return EmergencyReply(
            cards: cards.map {
                EmergencyReply.Card(ticket: $0.ticket, paper: $0.paper)
            }
        )
    }
}

/// Paper as the attendant sees it: printers, alarms, the newest papers.
package struct ReadPaper: Ask {
    package static let way = Way(.get, "/api/paper", may: .staff(.guide, .attendant, .inspector))

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> PaperReply { await Self.reply(in: house) }

    static func reply(in house: some House) async -> PaperReply {
        let printers = await house.printerViews()
        let (hall, limit, office) = (house.hall, house.papersShown, house.hasSupervisor)
        let machine = house.machineState.concerns
        return await house.read { day, position, now in
            var reply = day.paperReply(printers, (position, now), limit: limit)
            reply.alarms += hall.concerns(of: day, at: now, hasSupervisor: office) + machine
            return reply
        }
    }
}
