import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall

/// Goal: whatever visitors and clerks do, in any order, the promises hold.
/// Method: random days of 10,000 commands each, from a seed; every 500 commands the day is replayed
/// from its facts and has to be the same.
@Suite struct `a random day` {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `keeps every promise`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var day = Kit.openDay()
        var facts: [Fact] = []
        var now = Kit.at("08:30")
        var numbers: Set<TicketNumber> = []
        for step in 1...10_000 {
            now = now.adding(seconds: Int.random(in: 0...4, using: &dice))
            let order = order(on: day, &dice)
            let badge = Badge("\(Int.random(in: 1...3, using: &dice))")
            let context = RuleContext(
                now: now,
                announcerRuns: Bool.random(using: &dice),
                slipCode: "S\(step)",
                caller: .machine(as: badge)
            )
            let new: [Fact]
            do { new = try day.decide(order, in: context) } catch { continue }
            for fact in new {
                if case .ticket(.issued(let issue)) = fact.deed {
                    #expect(numbers.insert(issue.ticket).inserted, "\(issue.ticket) twice")
                }
            }
            facts += new
            checkPromises(day)
            if step % 500 == 0 {
                var replayed = Kit.openDay()
                for fact in facts { replayed.apply(fact) }
                #expect(replayed == day)
            }
        }
        #expect(numbers.count > 500)
    }

    private func checkPromises(_ day: HallDay) {
        let open = day.windows.values.compactMap(\.ticket)
        #expect(Set(open).count == open.count)
        for number in open { #expect(day.ticket(number)?.isOpen == true) }
        // The order is total: no two places of a line are alike, and position follows it.
        for service in day.plan.services {
            let line = day.waiting(at: WindowNumber(1), limit: 50)
                .filter { day.ticket($0)?.service == service.code }
            let places = line.map { day.ahead(of: $0) }
            #expect(Set(places).count == places.count && places == places.sorted())
        }
        let waiting = day.tickets.filter { $0.state == .waiting }
        let inLines = day.plan.services.reduce(0) { $0 + day.waiting(for: $1.code) }
        #expect(waiting.count == inLines)
    }

    private func order(on day: HallDay, _ dice: inout Dice) -> any Order {
        let window = WindowNumber(Int.random(in: 1...4, using: &dice))
        let ticket =
            day.tickets.randomElement(using: &dice)?.number
            ?? TicketNumber(service: Kit.a, sequence: 1)
        let reason = Bool.random(using: &dice) ? "原因" : ""
        switch Int.random(in: 0..<48, using: &dice) {
        case 0..<9: return take(on: day, &dice)
        case 9..<17:
            let arrived: Bool? = [true, false, nil].randomElement(using: &dice) ?? nil
            return ServeNext(at: window, arrived: arrived)
        case 17..<20: return CallTicket(at: window)
        case 20..<22: return ConfirmArrival(at: window)
        case 22..<24: return FinishTicket(at: window)
        case 24: return RecallTicket(at: window)
        case 25, 26: return MissTicket(at: window)
        case 27: return KeepTicket(at: window, reason: reason)
        case 28, 29: return ResumeTicket(at: window, Bool.random(using: &dice) ? nil : ticket)
        case 30: return TransferTicket(at: window, to: destination(&dice), reason: "转")
        case 31: return ConfirmClass(at: window, holds: Bool.random(using: &dice))
        case 32: return ReturnTicket(ticket)
        case 33: return GiveUpTicket(ticket)
        case 34: return CallTicket(ticket, at: window, reason: reason)
        case 35: return PauseWindow(at: window, reason: "午休")
        case 36, 37: return OpenWindow(at: window)
        case 38: return CloseWindow(at: window, to: destination(&dice))
        case 39...41: return UndoStep(at: window)
        case 42: return CountCases(at: window, Int.random(in: 1...4, using: &dice))
        case 43: return TakeBackTicket(ticket)
        case 44:
            let kind = Standstill.Kind.allCases.randomElement(using: &dice)
            return PauseHall(kind, reason: "演习", takes: Bool.random(using: &dice))
        case 45: return ResumeHall()
        case 46: return stop(&dice)
        case 47: return ResumeService(Kit.b)
        default: return ReportAnnounced(ticket, at: window)
        }
    }

    private func stop(_ dice: inout Dice) -> StopService {
        let queues = [StoppedQueue.keep, .move(to: Kit.a), .tomorrow]
        var order = StopService(
            Kit.b,
            reason: "系统维护",
            waiting: queues.randomElement(using: &dice) ?? .keep
        )
        order.wantsSlips = Bool.random(using: &dice)
        return order
    }

    private func take(on day: HallDay, _ dice: inout Dice) -> TakeTicket {
        let services = [Kit.a, Kit.a, Kit.b, Kit.c]
        var request = TakeTicket(service: services.randomElement(using: &dice) ?? Kit.a)
        request.reason = "随机"
        if Int.random(in: 0..<5, using: &dice) == 0 { request.visitorClass = ClassCode("green") }
        if Int.random(in: 0..<9, using: &dice) == 0 {
            request.linkedTo = day.tickets.randomElement(using: &dice)?.number
        }
        if Int.random(in: 0..<9, using: &dice) == 0 { request.item = ItemCode("TURN") }
        request.cases = Int.random(in: 1...3, using: &dice)
        return request
    }

    private func destination(_ dice: inout Dice) -> Destination {
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: .service([Kit.a, Kit.b, Kit.c].randomElement(using: &dice) ?? Kit.a)
        case 1: .window(WindowNumber(Int.random(in: 1...4, using: &dice)))
        default: .line
        }
    }
}

@Suite struct `nobody` {
    /// Goal: no stream of privileged visitors keeps an ordinary one waiting without end.
    /// Method: one ordinary ticket, then a green one every minute; one window serves one a minute.
    @Test func `starves behind the green channel`() throws {
        var day = Kit.openDay()
        let ordinary = try day.take(Kit.a, at: Kit.at("09:00"))
        var green = TakeTicket(service: Kit.a)
        green.visitorClass = ClassCode("green")
        for minute in 0..<40 {
            let now = Kit.at("09:00").adding(seconds: 60 * minute)
            try day.act(green, at: now)
            try day.act(ServeNext(at: WindowNumber(1), arrived: true), at: now)
        }
        let ticket = try #require(day.ticket(ordinary))
        #expect(ticket.state == .served)
        let waited = try #require(ticket.call).at.seconds(since: ticket.issuedAt)
        #expect(waited <= 16 * 60)
    }
}
