import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall
private let one = WindowNumber(1)
private let two = WindowNumber(2)
private let three = WindowNumber(3)

@Suite struct `a slip of the clerk's finger` {
    /// A001 is being served at window 1 since 09:01, A002 waits.
    private func serving() throws -> (HallDay, TicketNumber, TicketNumber) {
        var day = Kit.openDay()
        let first = try day.take(Kit.a, at: Kit.at("09:00"))
        let second = try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:01"))
        return (day, first, second)
    }

    @Test func `is undone within ten seconds, and the service has gone on meanwhile`() throws {
        var (day, first, _) = try serving()
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        #expect(day.undoSeconds(at: one, now: Kit.at("09:05")) == 10)
        try day.act(UndoStep(at: one), at: Kit.at("09:05").adding(seconds: 9))
        #expect(day.ticket(first)?.state == .serving)
        #expect(day.windows[one]?.ticket == first)
        try day.act(FinishTicket(at: one), at: Kit.at("09:09"))
        // Eight minutes, once: the four that were counted by mistake are not in the mean.
        try day.take(Kit.a, at: Kit.at("09:10"))
        let mean = day.meanServiceSeconds(of: Kit.a)
        #expect(mean == 480)
    }

    @Test func `can't be undone later, and the hall says what else helps`() throws {
        var (day, _, _) = try serving()
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        #expect(throws: Refusal.step(.undoTooLate(one, seconds: 10))) {
            try day.act(UndoStep(at: one), at: Kit.at("09:05").adding(seconds: 10))
        }
    }

    @Test func `with Next is undone in two steps: the call, then what it finished`() throws {
        var (day, first, second) = try serving()
        try day.act(ServeNext(at: one, arrived: true), at: Kit.at("09:05"))
        try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        #expect(day.ticket(second)?.state == .waiting)
        #expect(day.ticket(second)?.firstHandler == nil)
        #expect(day.boardView(position: 1, at: Kit.at("09:05")).calls.isEmpty)
        try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        #expect(day.windows[one]?.ticket == first)
        #expect(day.boardView(position: 1, at: Kit.at("09:05")).calls.map(\.ticket) == [first])
        #expect(throws: Refusal.step(.nothingToUndo(one))) {
            try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        }
    }

    @Test func `is what was said of the class, where that is newer than the call`() throws {
        var day = Kit.openDay()
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        try day.act(green, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        let later = Kit.at("09:00").adding(seconds: 30)
        try day.act(ConfirmClass(at: one, holds: true), at: later, by: Badge("9"))
        try day.act(UndoStep(at: one), at: later.adding(seconds: 5))
        let ticket = try #require(day.windows[one]?.ticket.flatMap { day.ticket($0) })
        #expect(ticket.state == .called && ticket.classHolds == nil)
    }

    @Test func `leaves what was announced and recalled meanwhile`() throws {
        var day = Kit.openDay()
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        try day.act(green, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmClass(at: one, holds: true), at: Kit.at("09:01"), by: Badge("9"))
        try day.act(RecallTicket(at: one), at: Kit.at("09:01"))
        try day.act(UndoStep(at: one), at: Kit.at("09:01"))
        let ticket = try #require(day.windows[one]?.ticket.flatMap { day.ticket($0) })
        #expect(ticket.classHolds == nil && ticket.call?.recalls == 1)
    }

    @Test func `sends no visitor to a window that has closed since`() throws {
        var day = Kit.openDay()
        let ticket = try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:00"))
        try day.act(TransferTicket(at: one, to: .window(two), reason: "转"), at: Kit.at("09:01"))
        #expect(throws: Refusal.self) { try day.act(CallTicket(at: one), at: Kit.at("09:01")) }
        try day.act(CallTicket(at: two), at: Kit.at("09:01"))
        try day.act(UndoStep(at: two), at: Kit.at("09:01"))
        #expect(day.ticket(ticket)?.target == two)
        try day.act(CallTicket(at: two), at: Kit.at("09:02"))
        #expect(day.windows[two]?.ticket == ticket)
    }

    @Test func `leaves what was counted meanwhile`() throws {
        var (day, first, _) = try serving()
        try day.act(CountCases(at: one, 4), at: Kit.at("09:02"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        #expect(day.ticket(first)?.cases == 4)
    }

    @Test func `takes no call back that was answered or repeated`() throws {
        var (day, _, _) = try serving()
        try day.act(ServeNext(at: one, arrived: true), at: Kit.at("09:05"))
        try day.act(RecallTicket(at: one), at: Kit.at("09:06"))
        #expect(throws: Refusal.step(.nothingToUndo(one))) {
            try day.act(UndoStep(at: one), at: Kit.at("09:06"))
        }
    }

    @Test func `does not take a ticket from the window that has it now`() throws {
        var (day, first, _) = try serving()
        try day.act(TransferTicket(at: one, to: .line, reason: "转"), at: Kit.at("09:05"))
        try day.act(CallTicket(at: two), at: Kit.at("09:05"))
        #expect(day.windows[two]?.ticket == first)
        #expect(throws: Refusal.step(.nothingToUndo(one))) {
            try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        }
        #expect(day.windows[two]?.ticket == first)
    }

    @Test(arguments: ["missed", "kept", "transferred", "not confirmed"])
    func `is undone where the ticket was`(step: String) throws {
        var day = Kit.openDay()
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        try day.act(green, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        let before = try #require(day.windows[one]?.ticket.flatMap { day.ticket($0) })
        let at = Kit.at("09:04")
        switch step {
        case "missed": try day.act(MissTicket(at: one), at: at)
        case "kept":
            try day.act(ConfirmArrival(at: one), at: Kit.at("09:01"))
            try day.act(KeepTicket(at: one, reason: "取材料"), at: at)
        case "transferred":
            try day.act(TransferTicket(at: one, to: .service(Kit.b), reason: "转"), at: at)
        default: try day.act(ConfirmClass(at: one, holds: false), at: at, by: Badge("9"))
        }
        #expect(day.windows[one]?.ticket == nil)
        try day.act(UndoStep(at: one), at: at)
        let after = try #require(day.ticket(before.number))
        #expect(after.isOpen && after.service == Kit.a && after.standing == before.standing)
        #expect(after.classHolds == nil)
        #expect(day.waiting(for: Kit.a) == 0 && day.waiting(for: Kit.b) == 0)
    }

    @Test func `on the way through several windows is one step`() throws {
        var day = Kit.openDay()
        var turn = TakeTicket(service: Kit.a)
        turn.item = ItemCode("TURN")
        try day.act(turn, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:05"))
        #expect(day.waiting(for: Kit.b) == 1)
        try day.act(UndoStep(at: one), at: Kit.at("09:05"))
        let ticket = try #require(day.windows[one]?.ticket.flatMap { day.ticket($0) })
        #expect(ticket.service == Kit.a && ticket.route == [Kit.b])
        // *Arrived* was recorded with *served* alone: the visitor had not said so.
        #expect(ticket.state == .called)
    }
}

@Suite struct `a clerk` {
    private func serving() throws -> (HallDay, TicketNumber) {
        var day = Kit.openDay()
        let ticket = try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:00"))
        return (day, ticket)
    }

    @Test func `counts the cases that it really was, and the mean follows`() throws {
        var (day, _) = try serving()
        try day.act(CountCases(at: one, 4), at: Kit.at("09:01"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:08"))
        #expect(day.meanServiceSeconds(of: Kit.a) == 120)
        #expect(throws: Refusal.window(.windowHasNoTicket(one))) {
            try day.act(CountCases(at: one, 2), at: Kit.at("09:08"))
        }
    }

    @Test func `counts no case and not a thousand`() throws {
        var (day, _) = try serving()
        for cases in [0, 1000] {
            #expect(throws: Refusal.step(.casesUncountable(max: 99))) {
                try day.act(CountCases(at: one, cases), at: Kit.at("09:01"))
            }
        }
    }

    @Test func `leaves a word that goes with the ticket to the next window`() throws {
        var (day, ticket) = try serving()
        try day.act(LeaveNote(at: one, "已核对原件"), at: Kit.at("09:02"), by: Badge("101"))
        try day.act(TransferTicket(at: one, to: .window(two), reason: "转"), at: Kit.at("09:03"))
        try day.act(CallTicket(at: two), at: Kit.at("09:04"))
        #expect(day.windows[two]?.ticket == ticket)
        #expect(day.ticket(ticket)?.note == Ticket.Note(text: "已核对原件", by: Badge("101")))
        #expect(throws: Refusal.field(.reasonMissing)) {
            try day.act(LeaveNote(at: two, " "), at: Kit.at("09:04"), by: Badge("102"))
        }
    }

    @Test func `R48 R49 pauses for a reason of the list, with more behind it; nothing else`()
        throws
    {
        var plan = Kit.plan()
        plan.pauseReasons = ["午休", "公出"]
        var day = Kit.openDay(plan)
        try day.act(PauseWindow(at: one, reason: "公出：送材料到区政府"), at: Kit.at("09:00"), by: .machine)
        #expect(throws: Refusal.window(.pauseReasonUnknown(["午休", "公出"]))) {
            try day.act(PauseWindow(at: two, reason: "公出去了"), at: Kit.at("09:00"), by: .machine)
        }
    }

    @Test func `R16 is reminded of a window where nobody was called for long while people wait`()
        throws
    {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        // The window was free for forty minutes, but this visitor has only just come.
        #expect(day.reminder(for: one, at: Kit.at("09:00")) == nil)
        try day.act(CallTicket(at: one), at: Kit.at("09:01"))
        #expect(day.reminder(for: one, at: Kit.at("10:01")) == nil)
        try day.act(FinishTicket(at: one), at: Kit.at("10:02"))
        #expect(day.reminder(for: one, at: Kit.at("11:02")) == nil)
        try day.take(Kit.a, at: Kit.at("10:03"))
        #expect(day.reminder(for: one, at: Kit.at("10:12")) == nil)
        #expect(day.reminder(for: one, at: Kit.at("10:13")) != nil)
        // In the break nobody may call, and nobody is reminded.
        #expect(day.reminder(for: one, at: Kit.at("12:00")) == nil)
        try day.act(PauseWindow(at: three, reason: "公出"), at: Kit.at("10:12"), by: .machine)
        #expect(day.reminder(for: three, at: Kit.at("10:41")) == nil)
        #expect(day.reminder(for: three, at: Kit.at("10:42")) != nil)
    }

    @Test func `R126 goes through the closing list, and what is open stays visible`() throws {
        var plan = Kit.plan()
        plan.closingList = ["物品整理好", "电器关闭好", "柜门锁好"]
        var day = Kit.openDay(plan)
        let badge = Badge("101")
        #expect(day.reminder(for: one, at: Kit.at("17:29")) == nil)
        #expect(day.reminder(for: one, at: Kit.at("17:30"))?.zh == "没有交下班检查")
        try day.act(CheckClosing(at: one, done: [0, 2]), at: Kit.at("17:30"), by: badge)
        #expect(day.closingLists[one] == "电器关闭好")
        #expect(day.reminder(for: one, at: Kit.at("17:31")) == nil)
        try day.act(CheckClosing(at: one, done: [0, 1, 2]), at: Kit.at("17:31"), by: badge)
        #expect(day.closingLists[one] == "")
        #expect(throws: Refusal.window(.closingListUnknown(points: 3))) {
            try day.act(CheckClosing(at: one, done: [3]), at: Kit.at("17:31"), by: badge)
        }
    }

    @Test func `sees the other numbers of the same person`() throws {
        var (day, ticket) = try serving()
        var second = TakeTicket(service: Kit.b)
        second.linkedTo = ticket
        try day.act(second, at: Kit.at("09:01"))
        let held = try #require(day.ticket(ticket))
        #expect(day.others(of: held).map(\.description) == ["B001"])
    }
}
