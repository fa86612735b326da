import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `a hall restored from a copy` {
    @Test func `gives no number again that a visitor may hold since`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(SkipNumbers(to: 500), at: Kit.at("09:01"), by: Badge("301"))
        #expect(try day.take(Kit.a, at: Kit.at("09:02")).description == "A501")
        #expect(try day.take(Kit.b, at: Kit.at("09:02")).description == "B501")
        // Also a service that the hall has only since.
        var later = Kit.plan()
        later.services.removeAll { $0.code == Kit.c }
        var smaller = Kit.openDay(later)
        smaller.apply(Fact(.day(.numbersSkipped(to: 500, by: Badge("301"))), at: Kit.at("09:00")))
        #expect(try smaller.take(Kit.a, at: Kit.at("09:01")).description == "A501")
        // Quotas count visitors, not numbers.
        #expect(day.issued(for: Kit.a) == 2)
        #expect(throws: Refusal.taking(.skipOutOfRange(max: 9000))) {
            try day.act(SkipNumbers(to: 9001), at: Kit.at("09:03"), by: Badge("301"))
        }
    }
}

@Suite struct `taking a number` {
    @Test func `counts from 1, without a gap, each service by itself`() throws {
        var day = Kit.openDay()
        #expect(try day.take(Kit.a, at: Kit.at("09:00")).description == "A001")
        #expect(try day.take(Kit.a, at: Kit.at("09:00")).description == "A002")
        #expect(try day.take(Kit.b, at: Kit.at("09:00")).description == "B001")
    }

    @Test func `shows the thousandth number as A1000`() {
        #expect(TicketNumber(service: Kit.a, sequence: 1000).description == "A1000")
        #expect(TicketNumber("a1000") == TicketNumber(service: Kit.a, sequence: 1000))
        #expect(TicketNumber("A012")?.sequence == 12)
        for bad in ["A000", "12", "A", "A-1", "", "A1234567", "A一"] {
            #expect(TicketNumber(bad) == nil, "\(bad)")
        }
    }

    @Test func `never uses a number again after it was given up`() throws {
        var day = Kit.openDay()
        let first = try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(GiveUpTicket(first), at: Kit.at("09:01"), by: Badge("201"))
        #expect(try day.take(Kit.a, at: Kit.at("09:02")).sequence == 2)
    }

    @Test func `stops at the day's and the part's quota, and says when there are more`() throws {
        var day = Kit.openDay()
        for _ in 1...3 { try day.take(Kit.c, at: Kit.at("09:00")) }
        #expect(throws: Refusal.hours(.partFull(Kit.c, limit: 3, next: Kit.time("13:30")))) {
            try day.take(Kit.c, at: Kit.at("09:01"))
        }
        for _ in 1...2 { try day.take(Kit.c, at: Kit.at("13:40")) }
        #expect(throws: Refusal.hours(.serviceFull(Kit.c, limit: 5))) {
            try day.take(Kit.c, at: Kit.at("13:41"))
        }
    }

    @Test func `goes beyond a quota for staff alone, with a reason that is kept`() throws {
        var day = Kit.openDay()
        for _ in 1...3 { try day.take(Kit.c, at: Kit.at("09:00")) }
        var request = TakeTicket(service: Kit.c)
        request.reason = " "
        #expect(throws: Refusal.field(.reasonMissing)) {
            try day.act(request, at: Kit.at("09:01"), by: Badge("201"))
        }
        request.reason = "老人从外地来"
        #expect(throws: Refusal.field(.fieldMissing("staff"))) {
            try day.act(request, at: Kit.at("09:01"))
        }
        let deeds = try day.act(request, at: Kit.at("09:01"), by: Badge("201"))
        let number = TicketNumber(service: Kit.c, sequence: 4)
        #expect(deeds.first == .ticket(.limitExceeded(number, reason: "老人从外地来", by: Badge("201"))))
    }

    @Test func `that a window has called is not given up behind its back by a kiosk`() throws {
        var day = Kit.openDay()
        let number = try day.take(Kit.a, at: Kit.at("09:00"))
        let code = try #require(day.ticket(number)?.code)
        try day.act(CallTicket(at: WindowNumber(1)), at: Kit.at("09:01"))
        let kiosk = RuleContext(now: Kit.at("09:01"), caller: .kiosk)
        for said in [code, "WRONGONE"] {
            #expect(throws: Refusal.people(.notAllowed)) {
                try day.decide(GiveUpTicket(number, code: said), in: kiosk)
            }
        }
        // At the desk's own machine its holder's code is enough.
        #expect(try !day.act(GiveUpTicket(number, code: code), at: Kit.at("09:01")).isEmpty)
    }

    @Test func `is another clerk's to end while it is at their window`() throws {
        var day = Kit.openDay()
        let number = try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: WindowNumber(1)), at: Kit.at("09:01"))
        let other = RuleContext(now: Kit.at("09:01"), caller: .staff(Badge("2"), .clerk))
        #expect(throws: Refusal.people(.notYourWindow(WindowNumber(1)))) {
            try day.decide(GiveUpTicket(number), in: other)
        }
        #expect(throws: Refusal.people(.notYourWindow(WindowNumber(1)))) {
            try day.decide(FinishTicket(at: WindowNumber(1)), in: other)
        }
        // Whoever opens the window takes it over with what is in hand.
        _ = try day.decide(OpenWindow(at: WindowNumber(1)), in: other)
        #expect(try !day.decide(FinishTicket(at: WindowNumber(1)), in: other).isEmpty)
    }

    @Test func `has hours of its own, and names the next ones`() throws {
        var day = Kit.openDay()
        #expect(throws: Refusal.hours(.takingClosed(next: Kit.time("13:30")))) {
            try day.take(Kit.a, at: Kit.at("12:00"))
        }
        #expect(throws: Refusal.hours(.takingOver(next: nil))) {
            try day.take(Kit.a, at: Kit.at("17:25"))
        }
        var holiday = Kit.openDay(working: false)
        #expect(throws: Refusal.hours(.closedToday(next: nil))) {
            try holiday.take(Kit.a, at: Kit.at("09:00"))
        }
    }

    @Test func `stops when the queue would reach past closing time`() throws {
        var day = Kit.openDay()
        // Ten minutes each at one window that serves B: 180 working minutes are left at 14:30.
        for _ in 1...23 { try day.take(Kit.b, at: Kit.at("14:30")) }
        #expect(throws: Refusal.hours(.closingTimeWouldPass(Kit.b, closes: Kit.time("17:30")))) {
            try day.take(Kit.b, at: Kit.at("14:31"))
        }
    }

    @Test func `carries no more cases than the service allows`() throws {
        var day = Kit.openDay()
        var request = TakeTicket(service: Kit.a)
        request.cases = 6
        #expect(throws: Refusal.taking(.casesOutOfRange(max: 5))) {
            try day.act(request, at: Kit.at("09:00"))
        }
        request.cases = 0
        #expect(throws: Refusal.taking(.casesOutOfRange(max: 5))) {
            try day.act(request, at: Kit.at("09:00"))
        }
    }

    @Test func `of a thing that the hall does not know is refused`() throws {
        var day = Kit.openDay()
        #expect(throws: Refusal.taking(.unknownService(ServiceCode("Z")))) {
            try day.take(ServiceCode("Z"), at: Kit.at("09:00"))
        }
        var request = TakeTicket(service: Kit.a)
        request.visitorClass = ClassCode("vip")
        #expect(throws: Refusal.taking(.unknownClass(ClassCode("vip")))) {
            try day.act(request, at: Kit.at("09:00"))
        }
    }
}

@Suite struct `waiting time` {
    @Test(arguments: [
        (ahead: 1, windows: 1, seconds: 720, low: 9 * 60 + 36, high: 24 * 60),
        (ahead: 1, windows: 1, seconds: 600, low: 8 * 60, high: 20 * 60),
        (ahead: 1, windows: 2, seconds: 600, low: 0, high: 10 * 60),
        (ahead: 0, windows: 0, seconds: 60, low: 0, high: 60),
    ])
    func `is the published range`(
        _ row: (ahead: Int, windows: Int, seconds: Int, low: Int, high: Int)
    ) {
        let wait = waitSeconds(
            ahead: row.ahead,
            windows: row.windows,
            serviceSeconds: row.seconds
        )
        #expect(wait.low == row.low)
        #expect(wait.high == row.high)
    }

    @Test func `of a newcomer with one called and one waiting at one window is 8 to 20`() throws {
        var day = Kit.openDay()
        try day.take(Kit.b, at: Kit.at("08:40"))
        try day.act(CallTicket(at: WindowNumber(3)), at: Kit.at("08:45"))
        try day.take(Kit.b, at: Kit.at("08:50"))
        let service = try #require(day.plan.service(Kit.b))
        #expect(
            day.waitOfNewcomer(to: service, at: Kit.at("08:50"))
                == WaitRange(lowMinutes: 8, highMinutes: 20)
        )
    }

    @Test func `waits through the lunch break, and says when calling goes on`() throws {
        var day = Kit.openDay()
        for _ in 1...3 { try day.take(Kit.b, at: Kit.at("11:20")) }
        let number = TicketNumber(service: Kit.b, sequence: 3)
        let view = try #require(day.ticketView(number, at: Kit.at("11:20")))
        // 16 and 30 minutes of service; 10 are left before three hours of break.
        #expect(view.wait == WaitRange(lowMinutes: 196, highMinutes: 210))
        #expect(view.breakEnds == Kit.time("14:30"))
    }

    @Test func `uses what the day has measured, per case`() throws {
        var day = Kit.openDay()
        var request = TakeTicket(service: Kit.b)
        request.cases = 2
        try day.act(request, at: Kit.at("09:00"))
        try day.act(CallTicket(at: WindowNumber(3)), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: WindowNumber(3)), at: Kit.at("09:00"))
        try day.act(FinishTicket(at: WindowNumber(3)), at: Kit.at("09:08"))
        let service = try #require(day.plan.service(Kit.b))
        #expect(day.waitOfNewcomer(to: service, at: Kit.at("09:10")).highMinutes == 4)
    }
}
