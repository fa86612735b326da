package import HallCore

/// An order at a window, as it is asked: `POST /api/windows/{window}/VERB`.
package protocol WindowAsk: Ask, WindowOrder where Reply == WindowReply {}

extension WindowAsk {
    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> WindowReply {
        let (hall, window) = (house.hall, window)
        var reply = try await house.perform(self, by: caller, key: key) { day, answer, _ in
            hall.reply(to: window, answer, on: day)
        }
        // Needs are for those who will help.
        if !Access.staff(.clerk, .guide).allows(caller) { reply.needs = [] }
        return reply
    }
}

/// Any of them, for whoever keeps several: two are equal where they ask for the same.
package struct AnyWindowAsk: Hashable, Sendable {
    package let ask: any WindowAsk

    package init(_ ask: any WindowAsk) {
        self.ask = ask
    }

    package static func == (left: AnyWindowAsk, right: AnyWindowAsk) -> Bool {
        AnyHashable(left.ask) == AnyHashable(right.ask)
    }

    package func hash(into hasher: inout Hasher) { ask.hash(into: &hasher) }
}

extension Way {
    fileprivate static func window(
        _ verb: String,
        may: Access = .staff(.clerk, .attendant)
    ) -> Way {
        Way(.post, "/api/windows/{window}/\(verb)", may: may)
    }
}

extension OpenWindow: WindowAsk { package static let way = Way.window("open") }
extension PauseWindow: WindowAsk { package static let way = Way.window("pause") }
extension CloseWindow: WindowAsk { package static let way = Way.window("close") }
extension MarkNotToday: WindowAsk {
    package static let way = Way.window("not-today", may: .staff(.attendant))
}
extension ServeNext: WindowAsk { package static let way = Way.window("next") }
extension CallTicket: WindowAsk { package static let way = Way.window("call") }
extension RecallTicket: WindowAsk { package static let way = Way.window("recall") }
extension ConfirmArrival: WindowAsk { package static let way = Way.window("arrived") }
extension FinishTicket: WindowAsk { package static let way = Way.window("served") }
extension MissTicket: WindowAsk { package static let way = Way.window("missed") }
extension KeepTicket: WindowAsk { package static let way = Way.window("keep") }
extension ResumeTicket: WindowAsk { package static let way = Way.window("resume") }
extension TransferTicket: WindowAsk { package static let way = Way.window("transfer") }
extension ConfirmClass: WindowAsk { package static let way = Way.window("confirm-class") }
extension UndoStep: WindowAsk { package static let way = Way.window("undo") }
extension CountCases: WindowAsk { package static let way = Way.window("cases") }
extension LeaveNote: WindowAsk { package static let way = Way.window("note") }
extension CheckClosing: WindowAsk { package static let way = Way.window("check-closing") }

/// Every window, with those that somebody should look after.
package struct ReadWindows: Ask {
    package static let way = Way(
        .get,
        "/api/windows",
        may: .staff(.clerk, .guide, .attendant, .inspector)
    )

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> [WindowStateReply] {
        let hall = house.hall
        return await house.read { day, _, now in
            day.windowViews.map { hall.reply($0, of: day, at: now) }
        }
    }
}

/// What the clerk at a window sees.
package struct ReadWindow: Ask {
    package var window: WindowNumber

    package static let way = Way(
        .get,
        "/api/windows/{window}",
        may: .staff(.clerk, .guide, .attendant)
    )

    package init(_ window: WindowNumber) {
        self.window = window
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DeskReply {
        let (hall, window) = (house.hall, window)
        let reply = await house.read { day, position, now in
            hall.desk(at: window, of: day, (position, now), for: caller)
        }
        guard let reply else { throw ServiceError(Refusal.window(.unknownWindow(window))) }
        return reply
    }
}
