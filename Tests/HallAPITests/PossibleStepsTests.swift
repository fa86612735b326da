import HallAPI
import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `what a clerk can press` {
    private let one = WindowNumber(1)
    private let clerk = Caller.staff(Badge("1"), .clerk)

    private func may(
        _ day: HallDay,
        at time: String = "09:01",
        as caller: Caller? = nil
    ) throws -> Set<String> {
        let reply = Kit.hall().desk(at: one, of: day, (1, Kit.at(time)), for: caller ?? clerk)
        return Set(try #require(reply).may)
    }

    private func called(at time: String = "09:00") throws -> HallDay {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at(time))
        return day
    }

    @Test func `at a free window is the next one, a pause and the end`() throws {
        var day = Kit.openDay()
        // Nobody waits: pressed, *next* says so.
        #expect(try may(day) == ["next", "call", "pause", "close"])
        try day.take(Kit.a, at: Kit.at("09:00"))
        #expect(try may(day) == ["next", "call", "pause", "close"])
    }

    @Test func `while a visitor is called is whether they come, also where it is too early yet`()
        throws
    {
        let steps: Set = [
            "next", "recall", "arrived", "served", "missed", "transfer", "cases", "note", "pause",
        ]
        #expect(try may(try called()) == steps)
        // A call by mistake is taken back within seconds.
        #expect(try may(try called(), at: "09:00") == steps.union(["undo"]))
    }

    @Test func `while a visitor is served is what becomes of their matter`() throws {
        var day = try called()
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:01"))
        #expect(
            try may(day)
                == ["next", "served", "keep", "transfer", "undo", "cases", "note", "pause"]
        )
        try day.act(KeepTicket(at: one, reason: "补正"), at: Kit.at("09:02"))
        #expect(try may(day, at: "09:10") == ["next", "call", "resume", "pause", "close"])
    }

    @Test func `at a window that is closed, or another one's, is to open it`() throws {
        var day = Kit.openDay()
        #expect(try may(day, as: .staff(Badge("2"), .clerk)) == ["open"])
        try day.act(CloseWindow(at: one), at: Kit.at("09:00"), by: Badge("1"))
        #expect(try may(day) == ["open"])
    }

    /// Pressed, 开窗 tells them to report at the desk: a grey button would say nothing.
    @Test func `in the morning is to open the window, also before reporting for duty`() throws {
        var plan = Kit.plan()
        plan.limits.asksDuty = true
        var day = HallDay(plan: plan)
        let opening = DayOpening(date: Kit.monday, offsetMinutes: Kit.offset, rehearsal: false)
        day.apply(Fact(.day(.dayOpened(opening)), at: Kit.at("07:50")))
        #expect(try may(day, at: "08:10") == ["open"])
        let context = RuleContext(now: Kit.at("08:10"), caller: clerk)
        #expect(throws: Refusal.people(.notOnDuty(Badge("1")))) {
            try OpenWindow(at: one).deeds(on: day, in: context)
        }
    }

    @Test func `is to call by number, also where the first who waits can't be called`() throws {
        var day = try called()
        var linked = TakeTicket(service: Kit.a)
        linked.linkedTo = TicketNumber(service: Kit.a, sequence: 1)
        try day.act(linked, at: Kit.at("09:00"))
        try day.take(Kit.a, at: Kit.at("09:00"))
        let reply = Kit.hall().desk(
            at: WindowNumber(2),
            of: day,
            (1, Kit.at("09:01")),
            for: clerk
        )
        #expect(try #require(reply).may == ["pause", "close", "next", "call"])
    }

    @Test func `in a pause is to go on, or to say another reason`() throws {
        var day = Kit.openDay()
        let reasons = day.plan.pauseReasons
        for reason in reasons.isEmpty ? ["午休"] : reasons {
            try day.act(PauseWindow(at: one, reason: reason), at: Kit.at("09:00"), by: Badge("1"))
            #expect(try may(day).contains("open"), "\(reason)")
            #expect(try may(day).contains("pause") == (reasons.count != 1), "\(reason)")
            #expect(try !may(day).contains("next"), "\(reason)")
        }
    }

    @Test func `is every step of the table, each in some state of the window`() {
        let windows = HallAPI.asks.filter { $0.way.path.hasPrefix("/api/windows/{window}/") }
        var seen: Set<String> = []
        var plan = Kit.plan()
        plan.closingList = ["柜门锁好"]
        var day = Kit.openDay(plan)
        func look(as caller: Caller) throws {
            seen.formUnion(try may(day, at: "09:00", as: caller))
        }
        do {
            try look(as: clerk)
            var green = TakeTicket(service: Kit.a)
            green.visitorClass = ClassCode("green")
            try day.act(green, at: Kit.at("09:00"))
            try day.act(CallTicket(at: one), at: Kit.at("09:00"))
            try look(as: clerk)
            try day.act(ConfirmArrival(at: one), at: Kit.at("09:00"))
            try look(as: clerk)
            try day.act(KeepTicket(at: one, reason: "补正"), at: Kit.at("09:00"))
            try look(as: clerk)
            try day.act(CloseWindow(at: one, to: .line), at: Kit.at("09:00"), by: Badge("1"))
            try look(as: .staff(Badge("401"), .attendant))
        } catch { Issue.record(error) }
        #expect(seen == Set(windows.compactMap { $0.way.verb }))
    }

    @Test func `is nothing for who only looks`() throws {
        #expect(try may(try called(), as: .staff(Badge("201"), .guide)).isEmpty)
        #expect(try may(try called(), as: .nobody).isEmpty)
    }

    @Test func `is refused by no rule but for time, a word or somebody to come`() throws {
        let day = try called()
        let context = RuleContext(now: Kit.at("09:30"), caller: clerk)
        let possible = try may(day, at: "09:30")
        let steps: [any WindowAsk] = [
            RecallTicket(at: one), ConfirmArrival(at: one), FinishTicket(at: one),
            MissTicket(at: one), KeepTicket(at: one, reason: "-"), ResumeTicket(at: one),
            TransferTicket(at: one, to: .line),
        ]
        for step in steps {
            var done = true
            do { _ = try step.deeds(on: day, in: context) } catch { done = false }
            let verb = try #require(type(of: step).way.verb)
            #expect(possible.contains(verb) == done, "\(verb)")
        }
    }
}
