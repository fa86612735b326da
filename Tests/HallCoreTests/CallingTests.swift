import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall
private let one = WindowNumber(1)
private let two = WindowNumber(2)
private let three = WindowNumber(3)

private func number(_ text: String) -> TicketNumber {
    TicketNumber(text) ?? TicketNumber(service: Kit.a, sequence: 1)
}

private func called(_ deeds: [Deed]) -> TicketNumber? {
    for deed in deeds { if case .call(.called(let ticket, _, _)) = deed { return ticket } }
    return nil
}

@Suite struct `calling` {
    @Test func `takes the smallest standing, and of two alike the one issued first`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.take(Kit.a, at: Kit.at("09:00"))
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:01"))) == number("A001"))
        #expect(called(try day.act(CallTicket(at: two), at: Kit.at("09:01"))) == number("A002"))
    }

    @Test func `gives one waiting visitor to one of two windows; the other hears nobody waits`()
        throws
    {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:01"))
        #expect(throws: Refusal.step(.nobodyWaiting)) {
            try day.act(CallTicket(at: two), at: Kit.at("09:01"))
        }
    }

    @Test func `lets the green channel be felt, and starves nobody`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        // Fourteen minutes later: still before; sixteen minutes later: behind.
        try day.act(green, at: Kit.at("09:14"))
        try day.act(green, at: Kit.at("09:16"))
        #expect(day.ahead(of: number("A002")) == 0)
        #expect(day.ahead(of: number("A003")) == 2)
    }

    @Test func `follows the window's ranks between services`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.take(Kit.b, at: Kit.at("09:09"))
        #expect(called(try day.act(CallTicket(at: three), at: Kit.at("09:20"))) == number("B001"))
        try day.act(FinishTicket(at: three), at: Kit.at("09:21"))
        try day.take(Kit.b, at: Kit.at("09:21"))
        #expect(called(try day.act(CallTicket(at: three), at: Kit.at("09:22"))) == number("A001"))
    }

    @Test func `offers an appointment that is near rather than nobody`() throws {
        var day = Kit.openDay()
        var appointment = TakeTicket(service: Kit.a)
        appointment.appointment = Kit.time("09:02")
        try day.act(appointment, at: Kit.at("09:00"))
        try day.take(Kit.a, at: Kit.at("09:01"))
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:01"))) == number("A002"))
        #expect(called(try day.act(CallTicket(at: two), at: Kit.at("09:01"))) == number("A001"))
    }

    @Test func `counts an appointment that came too late as a walk-in`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:40"))
        var appointment = TakeTicket(service: Kit.a)
        appointment.appointment = Kit.time("09:00")
        try day.act(appointment, at: Kit.at("09:45"))
        #expect(day.ahead(of: number("A002")) == 1)
    }

    @Test func `is not possible with a ticket in hand, and names it`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:01"))
        #expect(throws: Refusal.window(.windowHasTicket(one, number("A001")))) {
            try day.act(CallTicket(at: one), at: Kit.at("09:02"))
        }
        let deeds = try day.act(ServeNext(at: one, arrived: true), at: Kit.at("09:05"))
        #expect(
            deeds == [
                .call(.arrived(number("A001"), one)), .call(.served(number("A001"), one)),
                .call(.called(number("A002"), one, awaitsAnnouncement: false)),
            ]
        )
    }

    @Test func `R158 out of order needs a reason and becomes a fact of its own`() throws {
        var day = Kit.openDay()
        for _ in 1...3 { try day.take(Kit.a, at: Kit.at("09:00")) }
        #expect(throws: Refusal.field(.reasonMissing)) {
            try day.act(CallTicket(number("A003"), at: one, reason: ""), at: Kit.at("09:01"))
        }
        let deeds = try day.act(
            CallTicket(number("A003"), at: one, reason: "急救"),
            at: Kit.at("09:01")
        )
        #expect(deeds.first == .call(.calledOutOfOrder(number("A003"), one, reason: "急救")))
        #expect(throws: Refusal.ticket(.ticketAtWindow(number("A003"), one))) {
            try day.act(CallTicket(number("A003"), at: two, reason: "急救"), at: Kit.at("09:02"))
        }
        #expect(throws: Refusal.window(.windowDoesNotServe(WindowNumber(4), Kit.a))) {
            try day.act(
                CallTicket(number("A001"), at: WindowNumber(4), reason: "急救"),
                at: Kit.at("09:02")
            )
        }
    }

    @Test func `R119 stops everywhere while the hall is paused, and goes on in order`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(
            PauseHall(.pause, reason: "消防演习", takes: false),
            at: Kit.at("09:01"),
            by: Badge("301")
        )
        #expect(throws: Refusal.day(.hallPaused(reason: "消防演习"))) {
            try day.act(CallTicket(at: one), at: Kit.at("09:02"))
        }
        try day.act(ResumeHall(), at: Kit.at("09:10"), by: Badge("301"))
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:11"))) == number("A001"))
    }

    @Test func `keeps to the break that the slips have promised`() throws {
        var day = Kit.openDay()
        for _ in 1...2 { try day.take(Kit.a, at: Kit.at("11:29")) }
        try day.act(CallTicket(at: one), at: Kit.at("11:29"))
        #expect(throws: Refusal.step(.callingClosed(next: Kit.time("14:30")))) {
            try day.act(CallTicket(at: two), at: Kit.at("12:10"))
        }
        // Next finishes what is in hand, and calls nobody.
        let deeds = try day.act(ServeNext(at: one, arrived: true), at: Kit.at("11:40"))
        #expect(
            deeds == [.call(.arrived(number("A001"), one)), .call(.served(number("A001"), one))]
        )
        #expect(called(try day.act(CallTicket(at: two), at: Kit.at("14:30"))) == number("A002"))
    }

    @Test func `R46 R122 begins with the calling hours, and serves late holders after them`() throws
    {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("08:10"))
        #expect(throws: Refusal.step(.callingClosed(next: Kit.time("08:30")))) {
            try day.act(CallTicket(at: one), at: Kit.at("08:15"))
        }
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("17:40"))) == number("A001"))
    }
}

@Suite struct `recall and missed` {
    private func dayWithCall() throws -> HallDay {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        return day
    }

    @Test func `wait for their clocks`() throws {
        var day = try dayWithCall()
        #expect(throws: Refusal.step(.recallTooSoon(number("A001"), seconds: 20))) {
            try day.act(RecallTicket(at: one), at: Kit.at("09:00"))
        }
        #expect(throws: Refusal.step(.missedTooSoon(number("A001"), seconds: 30))) {
            try day.act(MissTicket(at: one), at: Kit.at("09:01"))
        }
        try day.act(RecallTicket(at: one), at: Kit.at("09:00").adding(seconds: 20))
        try day.act(MissTicket(at: one), at: Kit.at("09:00").adding(seconds: 90))
        #expect(day.ticket(number("A001"))?.state == .missed)
    }

    @Test func `have a limit of recalls`() throws {
        var day = try dayWithCall()
        for minute in 1...3 {
            try day.act(RecallTicket(at: one), at: Kit.at("09:00").adding(seconds: 60 * minute))
        }
        #expect(throws: Refusal.step(.recalledTooOften(number("A001"), max: 3))) {
            try day.act(RecallTicket(at: one), at: Kit.at("09:10"))
        }
    }

    @Test func `wait for what was really announced`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        let start = Kit.at("09:00")
        _ = try day.decide(
            CallTicket(at: one),
            in: RuleContext(now: start, announcerRuns: true)
        )
        let board = RuleContext(now: Kit.at("09:10"), announcerRuns: true)
        #expect(throws: Refusal.step(.notAnnouncedYet(number("A001")))) {
            try day.decide(MissTicket(at: one), in: board)
        }
        try day.act(ReportAnnounced(number("A001"), at: one), at: Kit.at("09:10"))
        #expect(throws: Refusal.step(.missedTooSoon(number("A001"), seconds: 90))) {
            try day.decide(MissTicket(at: one), in: board)
        }
        #expect(try day.act(ReportAnnounced(number("A001"), at: one), at: Kit.at("09:11")).isEmpty)
    }

    @Test func `let a visitor return behind the third waiting, twice, within the hour`() throws {
        var day = try dayWithCall()
        try day.act(MissTicket(at: one), at: Kit.at("09:02"))
        for minute in 3...7 {
            try day.take(Kit.a, at: Kit.at("09:00").adding(seconds: 60 * minute))
        }
        try day.act(ReturnTicket(number("A001")), at: Kit.at("09:10"))
        // The standing of the third, who came at 09:05; of two alike, the one issued first.
        #expect(day.ahead(of: number("A001")) == 2)
        #expect(day.ticket(number("A001"))?.standing == Kit.at("09:05"))
        #expect(throws: Refusal.ticket(.wrongState(number("A001"), .waiting))) {
            try day.act(ReturnTicket(number("A001")), at: Kit.at("09:11"))
        }
    }

    @Test func `do not put a returning visitor behind an appointment in the afternoon`() throws {
        var day = try dayWithCall()
        try day.act(MissTicket(at: one), at: Kit.at("09:02"))
        var late = TakeTicket(service: Kit.a)
        late.appointment = Kit.time("16:00")
        try day.act(late, at: Kit.at("09:03"))
        try day.act(ReturnTicket(number("A001")), at: Kit.at("09:10"))
        #expect(day.ticket(number("A001"))?.standing == Kit.at("09:10"))
    }

    @Test func `refuse a return that is too late or too often`() throws {
        var day = try dayWithCall()
        try day.act(MissTicket(at: one), at: Kit.at("09:02"))
        #expect(throws: Refusal.ticket(.returnTooLate(number("A001"), minutes: 60))) {
            try day.act(ReturnTicket(number("A001")), at: Kit.at("10:03"))
        }
        for round in 1...2 {
            let start = Kit.at("09:00").adding(seconds: 600 * round)
            try day.act(ReturnTicket(number("A001")), at: start)
            try day.act(CallTicket(at: one), at: start)
            try day.act(MissTicket(at: one), at: start.adding(seconds: 90))
        }
        #expect(throws: Refusal.ticket(.returnedTooOften(number("A001"), max: 2))) {
            try day.act(ReturnTicket(number("A001")), at: Kit.at("09:30"))
        }
    }
}

@Suite struct `what boards show` {
    @Test func `has no call that is over, and nobody who may not return`() throws {
        var day = Kit.openDay()
        for _ in 1...2 { try day.take(Kit.a, at: Kit.at("09:00")) }
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(CallTicket(at: two), at: Kit.at("09:00"))
        #expect(day.boardView(position: 1, at: Kit.at("09:00")).calls.count == 2)
        try day.act(FinishTicket(at: one), at: Kit.at("09:02"))
        try day.act(MissTicket(at: two), at: Kit.at("09:02"))
        let board = day.boardView(position: 2, at: Kit.at("09:02"))
        #expect(board.calls.isEmpty)
        #expect(board.missed == [number("A002")])
        #expect(day.boardView(position: 3, at: Kit.at("10:03")).missed.isEmpty)
    }
}

@Suite struct `serving` {
    @Test func `is measured from the call where arrived was never pressed`() throws {
        var day = Kit.openDay()
        for minute in 0..<5 {
            try day.take(Kit.a, at: Kit.at("09:00").adding(seconds: 240 * minute))
            try day.act(
                ServeNext(at: one, arrived: true),
                at: Kit.at("09:00").adding(seconds: 240 * minute)
            )
        }
        let service = try #require(day.plan.service(Kit.a))
        #expect(day.wait(for: service, ahead: 2, at: Kit.at("09:30")).highMinutes == 4)
    }

    @Test func `does not count what the visitor fetched meanwhile`() throws {
        var day = try dayServing()
        try day.act(KeepTicket(at: one, reason: "复印"), at: Kit.at("09:02"))
        try day.act(ResumeTicket(at: one), at: Kit.at("10:02"))
        try day.act(FinishTicket(at: one), at: Kit.at("10:03"))
        let service = try #require(day.plan.service(Kit.a))
        // Two minutes at the window; three windows serve A.
        #expect(day.wait(for: service, ahead: 2, at: Kit.at("10:03")).highMinutes == 2)
    }

    private func dayServing() throws -> HallDay {
        var day = Kit.openDay()
        for _ in 1...2 { try day.take(Kit.a, at: Kit.at("09:00")) }
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:01"))
        return day
    }

    @Test func `keeps its clock when arrived is pressed again`() throws {
        var day = try dayServing()
        #expect(try day.act(ConfirmArrival(at: one), at: Kit.at("09:09")).isEmpty)
        #expect(day.ticket(number("A001"))?.arrivedAt == Kit.at("09:01"))
    }

    @Test func `R8 keeps a ticket for this window while another is called`() throws {
        var day = try dayServing()
        try day.act(KeepTicket(at: one, reason: "当场补正"), at: Kit.at("09:02"))
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:02"))) == number("A002"))
        #expect(throws: Refusal.window(.windowHasTicket(one, number("A002")))) {
            try day.act(ResumeTicket(at: one), at: Kit.at("09:03"))
        }
        #expect(throws: Refusal.window(.notAtThisWindow(number("A001"), two))) {
            try day.act(ResumeTicket(at: two, number("A001")), at: Kit.at("09:03"))
        }
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        try day.act(ResumeTicket(at: one), at: Kit.at("09:06"))
        #expect(day.ticket(number("A001"))?.state == .serving)
    }

    @Test func `R13 R92 transfers with number, place and first handler kept`() throws {
        var day = try dayServing()
        try day.act(OpenWindow(at: three), at: Kit.at("09:02"), by: Badge("77"))
        try day.act(
            TransferTicket(at: one, to: .service(Kit.b), reason: "需食品窗口"),
            at: Kit.at("09:02")
        )
        #expect(called(try day.act(CallTicket(at: three), at: Kit.at("09:03"))) == number("A001"))
        #expect(day.ticket(number("A001"))?.firstHandler == Badge("1"))
        #expect(day.ticket(number("A001"))?.standing == Kit.at("09:00"))
    }

    @Test func `sends a ticket to one window, also one that does not usually serve it`() throws {
        var day = try dayServing()
        let four = WindowNumber(4)
        try day.act(TransferTicket(at: one, to: .window(four), reason: "转"), at: Kit.at("09:02"))
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:03"))) == number("A002"))
        #expect(called(try day.act(CallTicket(at: four), at: Kit.at("09:03"))) == number("A001"))
        #expect(throws: Refusal.window(.unknownWindow(WindowNumber(9)))) {
            try day.act(
                TransferTicket(at: four, to: .window(WindowNumber(9)), reason: "转"),
                at: Kit.at("09:04")
            )
        }
    }

    @Test func `leads one ticket through several services in turn`() throws {
        var day = Kit.openDay()
        var request = TakeTicket(service: Kit.a)
        request.item = ItemCode("TURN")
        try day.act(request, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:04"))
        #expect(day.ticket(number("A001"))?.state == .waiting)
        #expect(called(try day.act(CallTicket(at: three), at: Kit.at("09:05"))) == number("A001"))
        try day.act(FinishTicket(at: three), at: Kit.at("09:06"))
        #expect(day.ticket(number("A001"))?.state == .served)
    }

    @Test func `lets a person's other tickets wait, without becoming missed`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        var second = TakeTicket(service: Kit.b)
        second.linkedTo = number("A001")
        try day.act(second, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:01"))
        #expect(throws: Refusal.step(.nobodyWaiting)) {
            try day.act(CallTicket(at: three), at: Kit.at("09:01"))
        }
        #expect(throws: Refusal.ticket(.partyIsBeingServed(number("B001"), with: number("A001")))) {
            try day.act(CallTicket(number("B001"), at: three, reason: "请"), at: Kit.at("09:01"))
        }
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        #expect(called(try day.act(CallTicket(at: three), at: Kit.at("09:05"))) == number("B001"))
    }

    @Test func `puts a class that does not hold back to its ordinary place`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        try day.act(green, at: Kit.at("09:05"))
        try day.act(CallTicket(at: one), at: Kit.at("09:06"))
        try day.act(ConfirmClass(at: one, holds: false), at: Kit.at("09:07"), by: Badge("9"))
        #expect(day.windows[one]?.state == .free)
        #expect(called(try day.act(CallTicket(at: one), at: Kit.at("09:08"))) == number("A001"))
        #expect(throws: Refusal.ticket(.nothingToConfirm(number("A001")))) {
            try day.act(ConfirmClass(at: one, holds: true), at: Kit.at("09:08"), by: Badge("9"))
        }
    }
}
