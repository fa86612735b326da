import HallCore
import HallTestKit
import Testing

@Suite struct `the morning` {
    private typealias Kit = TestHall

    private func day(rehearsal: Bool = false) -> HallDay {
        var plan = Kit.plan()
        plan.limits.asksDuty = true
        plan.windows = plan.windows.map { window in
            WindowPlan(
                number: window.number,
                ranks: window.ranks,
                substitutes: window.number == WindowNumber(1) ? [Badge("104")] : []
            )
        }
        var day = HallDay(plan: plan)
        let opening = DayOpening(
            date: Kit.monday,
            offsetMinutes: Kit.offset,
            rehearsal: rehearsal
        )
        day.apply(Fact(.day(.dayOpened(opening)), at: Kit.at("07:50")))
        return day
    }

    private func context(_ time: String, _ badge: String = "103") -> RuleContext {
        RuleContext(now: Kit.at(time), caller: .machine(as: Badge(badge)))
    }

    @Test func `R47 nobody opens a window before reporting at the desk in person`() throws {
        var day = day()
        let open = OpenWindow(at: WindowNumber(1))
        #expect(throws: Refusal.people(.notOnDuty(Badge("103")))) {
            try open.deeds(on: day, in: context("08:10"))
        }
        for deed in try ReportForDuty().deeds(on: day, in: context("08:11")) {
            day.apply(Fact(deed, at: Kit.at("08:11")))
        }
        // Once a day is enough, and says nothing twice.
        #expect(try ReportForDuty().deeds(on: day, in: context("08:12")).isEmpty)
        #expect(try !open.deeds(on: day, in: context("08:13")).isEmpty)
        #expect(throws: Refusal.people(.notOnDuty(Badge("104")))) {
            try OpenWindow(at: WindowNumber(2)).deeds(on: day, in: context("08:13", "104"))
        }
    }

    @Test func `R47 a rehearsal asks nobody`() throws {
        let open = OpenWindow(at: WindowNumber(1))
        #expect(try !open.deeds(on: day(rehearsal: true), in: context("08:10")).isEmpty)
    }

    @Test func `R54 a window that should be open names who stands in`() {
        let day = day()
        #expect(day.reminder(for: WindowNumber(1), at: Kit.at("08:34")) == nil)
        #expect(
            day.reminder(for: WindowNumber(1), at: Kit.at("08:36"))?.zh == "没有开窗，顶岗：104"
        )
        // In the break, and where nobody is named, nobody asks.
        #expect(day.reminder(for: WindowNumber(1), at: Kit.at("12:00")) == nil)
        #expect(day.reminder(for: WindowNumber(2), at: Kit.at("09:00")) == nil)
    }

    private typealias Event = HoursKept.Event

    private func lapses(_ events: [Event], now: String? = nil) -> [String] {
        var plan = Kit.plan()
        plan.windows = [WindowPlan(number: WindowNumber(1), ranks: [Kit.a: 0])]
        return HoursKept(date: Kit.monday, events: events)
            .lapses(in: plan, of: [WindowNumber(1)], now: now.map { Kit.time($0) })
            .map { lapse in
                "\(lapse.part) \(lapse.kind.rawValue) \(lapse.at.map { "\($0)" } ?? "-") "
                    + "\(lapse.badge?.text ?? "-")"
            }
    }

    private func opened(_ time: String, by badge: String = "103") -> Event {
        Event(at: Kit.time(time), .opened(WindowNumber(1), by: Badge(badge)))
    }

    private func closed(_ time: String) -> Event {
        Event(at: Kit.time(time), .closed(WindowNumber(1)))
    }

    @Test func `R46 a window that keeps the hours is not named, whatever its break`() {
        #expect(lapses([opened("08:20"), closed("17:31")]).isEmpty)
        #expect(
            lapses([opened("08:35"), closed("11:29"), opened("14:28"), closed("17:26")]).isEmpty
        )
    }

    @Test func `R46 late openings, early closings and windows that never opened are named`() {
        #expect(
            lapses([opened("08:47"), closed("11:10"), opened("14:30", by: "104"), closed("17:00")])
                == [
                    "morning opened_late 08:47 103", "morning closed_early 11:10 103",
                    "afternoon closed_early 17:00 104",
                ]
        )
        #expect(lapses([]) == ["morning never_open - -", "afternoon never_open - -"])
        // Open in the morning alone.
        #expect(lapses([opened("08:20"), closed("11:40")]) == ["afternoon never_open - -"])
    }

    @Test
    func `R46 a short absence at an open window is no lapse, and today is judged when it is over`()
    {
        #expect(
            lapses([opened("08:20"), closed("10:00"), opened("10:20"), closed("17:31")]).isEmpty
        )
        #expect(lapses([opened("08:20")], now: "10:00").isEmpty)
        #expect(lapses([], now: "12:00") == ["morning never_open - -"])
    }

    @Test func `R46 who reports after calling has begun is named`() {
        let reported = Event(at: Kit.time("08:40"), .reported(Badge("103")))
        #expect(
            lapses([reported, opened("08:41"), closed("17:31")])
                == ["morning reported_late 08:40 103", "morning opened_late 08:41 103"]
        )
    }
}
