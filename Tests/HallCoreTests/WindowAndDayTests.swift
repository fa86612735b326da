import Foundation
import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall
private let three = WindowNumber(3)
private let one = WindowNumber(1)

@Suite struct `windows` {
    @Test func `R54 ask where the queue goes when the last one of a service closes`() throws {
        var day = Kit.openDay()
        try day.take(Kit.b, at: Kit.at("09:00"))
        #expect(throws: Refusal.window(.windowHasQueue(three, waiting: 1, kept: 0))) {
            try day.act(CloseWindow(at: three), at: Kit.at("09:01"))
        }
        try day.act(CloseWindow(at: three, to: .window(one)), at: Kit.at("09:02"))
        try day.act(CallTicket(at: one), at: Kit.at("09:03"))
        #expect(day.windows[one]?.ticket?.description == "B001")
    }

    @Test func `take kept tickets along when they close`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:00"))
        try day.act(KeepTicket(at: one, reason: "复印"), at: Kit.at("09:01"))
        #expect(throws: Refusal.window(.windowHasQueue(one, waiting: 0, kept: 1))) {
            try day.act(CloseWindow(at: one), at: Kit.at("09:02"))
        }
        try day.act(CloseWindow(at: one, to: .line), at: Kit.at("09:03"))
        try day.act(CallTicket(at: three), at: Kit.at("09:04"))
        #expect(day.windows[three]?.ticket?.description == "A001")
    }

    @Test func `close at once where another one serves the same`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CloseWindow(at: one), at: Kit.at("09:01"))
        #expect(day.windows[one]?.state == .closed)
    }

    @Test func `pause with a reason, are handed over, and keep the ticket in hand`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        #expect(throws: Refusal.field(.reasonMissing)) {
            try day.act(PauseWindow(at: one, reason: ""), at: Kit.at("09:01"), by: Badge("101"))
        }
        try day.act(OpenWindow(at: one), at: Kit.at("09:02"), by: Badge("2"))
        #expect(day.windows[one]?.staff == Badge("2"))
        #expect(day.windows[one]?.ticket?.description == "A001")
        try day.act(PauseWindow(at: one, reason: "午休"), at: Kit.at("09:03"), by: Badge("101"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:04"))
        #expect(throws: Refusal.window(.windowNotOpen(one))) {
            try day.act(CallTicket(at: one), at: Kit.at("09:05"))
        }
        try day.act(OpenWindow(at: one), at: Kit.at("09:06"), by: Badge("2"))
        #expect(throws: Refusal.step(.nobodyWaiting)) {
            try day.act(CallTicket(at: one), at: Kit.at("09:07"))
        }
    }
}

@Suite struct `the day` {
    @Test func `closes with an ending for every ticket`() throws {
        var day = Kit.openDay()
        for _ in 1...4 { try day.take(Kit.a, at: Kit.at("09:00")) }
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        #expect(
            throws: Refusal.day(.dayHasOpenTickets([TicketNumber(service: Kit.a, sequence: 1)]))
        ) {
            try day.act(CloseDay(), at: Kit.at("17:40"), by: Badge("301"))
        }
        try day.act(MissTicket(at: one), at: Kit.at("09:02"))
        try day.act(CallTicket(at: one), at: Kit.at("09:03"))
        try day.act(FinishTicket(at: one), at: Kit.at("09:04"))
        try day.act(CloseDay(), at: Kit.at("17:40"), by: Badge("301"))
        #expect(day.tickets.map(\.state) == [.expired, .served, .carriedOver, .carriedOver])
        #expect(day.windows.values.allSatisfy { $0.state == .closed })
        #expect(throws: Refusal.day(.dayClosed(next: nil))) {
            try day.take(Kit.a, at: Kit.at("17:41"))
        }
    }

    private func opening(_ text: String, confirmed: Badge? = nil) throws -> DayOpening {
        DayOpening(
            date: try #require(CivilDate(text)),
            offsetMinutes: Kit.offset,
            confirmedBy: confirmed
        )
    }

    @Test func `turns at midnight, ends what was left, and never goes back`() throws {
        var day = Kit.openDay()
        try day.take(Kit.a, at: Kit.at("09:00"))
        let tomorrow = try day.turning(to: opening("2026-11-24"), calendar: Kit.calendar())
        #expect(
            tomorrow.first
                == .ticket(.ended(TicketNumber(service: Kit.a, sequence: 1), .carriedOver))
        )
        for deed in tomorrow { day.apply(Fact(deed, at: Kit.at("24:00"))) }
        #expect(day.date.description == "2026-11-24")
        #expect(day.tickets.isEmpty)
        for date in ["2026-11-23", "2026-11-24"] {
            let again = try day.turning(to: opening(date), calendar: Kit.calendar())
            #expect(again.isEmpty, "\(date)")
        }
    }

    @Test func `far ahead opens only after an attendant confirmed it`() throws {
        var day = Kit.openDay()
        let tooFar = try opening("2026-12-08")
        let far = tooFar.date
        let nextYear = try opening("2027-01-04", confirmed: Badge("301"))
        var plan = Kit.plan()
        plan.limits.dayJumpMaxDays = 60
        let unconfirmed = try opening("2027-01-04")
        #expect(throws: Refusal.day(.dayNeedsConfirmation(far))) {
            try day.turning(to: tooFar, calendar: Kit.calendar())
        }
        let deeds = try day.turning(
            to: opening("2026-12-08", confirmed: Badge("301")),
            calendar: Kit.calendar()
        )
        #expect(deeds.contains { if case .day(.dayOpened) = $0 { true } else { false } })
        day = HallDay(plan: plan)
        day.apply(
            Fact(
                .day(.dayOpened(DayOpening(date: Kit.monday, offsetMinutes: 480))),
                at: Kit.at("08:00")
            )
        )
        #expect(throws: Refusal.calendar(.noCalendar(year: 2027))) {
            try day.turning(to: unconfirmed, calendar: Kit.calendar())
        }
        let confirmedDay = try day.turning(to: nextYear, calendar: Kit.calendar())
        #expect(!confirmedDay.isEmpty)
    }

    @Test func `of a rehearsal is never mixed with a real one`() throws {
        let realDay = Kit.openDay()
        let rehearsal = DayOpening(
            date: Kit.monday,
            offsetMinutes: Kit.offset,
            rehearsal: true
        )
        #expect(throws: Refusal.day(.realFolder)) {
            try realDay.turning(to: rehearsal, calendar: Kit.calendar())
        }
        let real = try opening("2026-11-24")
        var day = HallDay(plan: Kit.plan())
        for deed in try day.turning(to: rehearsal, calendar: Kit.calendar()) {
            day.apply(Fact(deed, at: Kit.at("09:00")))
        }
        #expect(day.windows.values.allSatisfy { $0.isOpen })
        #expect(throws: Refusal.day(.rehearsalFolder)) {
            try day.turning(to: real, calendar: Kit.calendar())
        }
    }
}

@Suite struct `every refusal` {
    @Test func `has its own sentence in both languages, and no banned word`() throws {
        // The matter of a notice and of an enquiry may have the same fault.
        let families: [[Refusal]] = [
            RefusalSamples.plain, RefusalSamples.notices, RefusalSamples.enquiries,
            RefusalSamples.items.map { .item($0) },
        ]
        var sentences: [String] = []
        for family in families {
            var own: [String] = []
            for refusal in family {
                let (zh, en) = (refusal.sentence(in: .zh), refusal.sentence(in: .en))
                // A reason that somebody typed is the same in both.
                switch refusal {
                case .day(.hallPaused), .day(.evacuation): own.append(zh)
                default:
                    #expect(zh != en, "\(refusal)")
                    own += [zh, en]
                }
            }
            for (sentence, times) in Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
            where times > 1 { Issue.record("\(times) times: \(sentence)") }
            sentences += own
        }
        for word in ["下班了，明天再来", "自己看", "我不知道", "没看我正忙"] {
            #expect(!sentences.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func `is among the samples: a new case is missed at once`() throws {
        var cases: Set<String> = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: "Sources/HallCore") {
            let name = String(file.split(separator: "/").last?.dropLast(6) ?? "")
            guard name.hasSuffix("Refusal"), name != "Refusal" else { continue }
            cases.formUnion(
                try enumCases(of: name, in: "Sources/HallCore/\(file)").map { "\(name).\($0)" }
            )
        }
        cases.formUnion(
            try enumCases(of: "ItemRefusal", in: "Sources/HallCore/Catalogue/ItemRegister.swift")
                .map { "ItemRefusal.\($0)" }
        )
        #expect(cases.count > 150)
        #expect(Set(RefusalSamples.all.map { $0.name }) == cases)
    }
}

extension Refusal {
    /// `HoursRefusal.takingOver`.
    fileprivate var name: String {
        let matter = Mirror(reflecting: self).children.first?.value ?? self
        return "\(type(of: matter))." + "\(matter)".prefix { $0 != "(" }
    }
}

/// The names of an enumeration's cases, from its source.
func enumCases(of type: String, in file: String) throws -> Set<String> {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    var cases: Set<String> = []
    var isInside = false
    for line in text.split(separator: "\n") {
        if line.contains("enum \(type):") { isInside = true }
        if line == "}" { isInside = false }
        // One case a line.
        guard isInside, line.hasPrefix("    case ") else { continue }
        cases.insert(String(line.dropFirst(9).prefix { $0.isLetter || $0.isNumber }))
    }
    return cases
}
