import Foundation
import HallAPI
import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall

/// One of each ask, with every field said. That none is left out is itself a test.
enum AskSamples {
    private static let one = WindowNumber(1)
    private static let ticket = TicketNumber(service: Kit.a, sequence: 12)

    static let all: [any Ask] = windows + tickets + hall + paper

    private static let windows: [any Ask] = [
        OpenWindow(at: one), PauseWindow(at: one, reason: "午休"), CloseWindow(at: one, to: .line),
        MarkNotToday(at: one), CheckClosing(at: one, done: [2, 0, 2]),
        ServeNext(at: one, arrived: true, of: ticket),
        CallTicket(ticket, at: one, reason: "急事急办"), RecallTicket(at: one),
        ConfirmArrival(at: one), FinishTicket(at: one), MissTicket(at: one),
        KeepTicket(at: one, reason: "复印"), ResumeTicket(at: one, ticket),
        TransferTicket(at: one, to: .window(WindowNumber(3)), reason: "转"),
        ConfirmClass(at: one, holds: false), UndoStep(at: one), CountCases(at: one, 3),
        LeaveNote(at: one, "已核对\"原件\""), ReadWindows(), ReadWindow(one),
    ]

    private static let tickets: [any Ask] = [
        take, ReturnTicket(ticket), GiveUpTicket(ticket, code: "ABCDEFGH"),
        TakeBackTicket(ticket, code: "ABCDEFGH"), ConfirmGuidance(ticket),
        ReprintSlip(ticket, reason: "遗失"),
        SettleSlip(ticket, copy: 1, cameOut: false, code: "ABCDEFGH"),
        EnterByHand(ticket, time: Kit.time("08:40"), item: ItemCode("MK-01"), servedAt: one),
        ReadTicket(ticket), FindSlip("https://hall.example/t/ABCDEFGH"), ReadGuidance(),
    ]

    private static let hall: [any Ask] = [
        PauseHall(.pause, reason: "系统维护", takes: true), ResumeHall(), CloseDay(), ConfirmDay(),
        AcceptClock(),
        StopService(Kit.a, reason: "维护", until: Kit.time("10:30"), waiting: .move(to: Kit.b)),
        ResumeService(Kit.a), ReadDay(from: 200), ReadBoard(), ReadBoards(), ReadDuty(),
    ]

    private static let paper: [any Ask] = [
        ChangeRoll(of: "前台 1"), PrintTest(on: "kiosk"), PrintEmergency(Kit.a, count: 20),
        ReadPaper(),
    ]

    private static var take: TakeTicket {
        var order = TakeTicket(service: Kit.a)
        order.item = ItemCode("MK-01")
        order.visitorClass = ClassCode("green")
        order.appointment = Kit.time("09:30")
        order.cases = 2
        order.needs = [.blind, .guide]
        order.linkedTo = ticket
        order.notice = NoticeSerial(year: 2026, number: 7)
        order.reason = "老人从外地来"
        order.oldCode = "ABCDEFGH"
        return order
    }
}

@Suite struct `an ask` {
    @Test func `is among the samples: a new one is missed at once`() {
        #expect(Set(AskSamples.all.map { "\(type(of: $0))" }) == Set(HallAPI.asks.map { "\($0)" }))
    }

    @Test func `has an address of its own`() {
        let ways = HallAPI.asks.map { "\($0.way.method.rawValue) \($0.way.path)" }
        #expect(Set(ways).count == ways.count)
    }

    @Test func `is read as it was sent, by its path and its body`() throws {
        for sample in AskSamples.all { try check(sample) }
    }

    private func check<Sample: Ask>(_ sample: Sample) throws {
        var fields = try fields(of: sample)
        var words = WordsOfAddress(path: [:], verb: Sample.way.verb)
        for name in Sample.way.names {
            let value = fields.removeValue(forKey: name)
            words.path[name] = "\(try #require(value, "\(name)"))"
        }
        if Sample.way.method == .get {
            words.query = fields.mapValues { "\($0)" }
            fields = [:]
        }
        let read = try decoded(Sample.self, fields, words)
        #expect(CanonicalForm.text(of: read.value) == CanonicalForm.text(of: sample))
        #expect(read.staff == nil)
    }

    @Test func `is done in the name that stands beside its fields`() throws {
        let words = WordsOfAddress(path: ["window": "1"], verb: "open")
        let asked = try decoded(OpenWindow.self, ["staff": "301"], words)
        #expect(asked.staff == Badge("301"))
    }

    @Test func `takes from the body what the path says too, where it is the same`() throws {
        let words = WordsOfAddress(path: ["window": "１"], verb: "recall")
        let same: [String: Any] = ["window": 1, "verb": "recall"]
        #expect(
            try decoded(RecallTicket.self, same, words).value == RecallTicket(at: WindowNumber(1))
        )
        #expect(throws: Refusal.field(.fieldWrong("window", choices: []))) {
            try decoded(RecallTicket.self, ["window": 2], words)
        }
        #expect(throws: Refusal.field(.fieldWrong("verb", choices: []))) {
            try decoded(RecallTicket.self, ["verb": "served"], words)
        }
    }

    @Test func `refuses what is missing, unknown or of the wrong kind, by its name`() {
        let words = WordsOfAddress(path: ["window": "1"], verb: "cases")
        #expect(throws: Refusal.field(.fieldMissing("cases"))) {
            try decoded(CountCases.self, [:], words)
        }
        #expect(throws: Refusal.field(.fieldUnknown("case"))) {
            try decoded(CountCases.self, ["cases": 1, "case": 1], words)
        }
        #expect(throws: Refusal.field(.fieldWrong("cases", choices: []))) {
            try decoded(CountCases.self, ["cases": 1.5], words)
        }
        #expect(throws: Refusal.field(.fieldWrong("window", choices: []))) {
            try decoded(UndoStep.self, [:], WordsOfAddress(path: ["window": "one"]))
        }
        #expect(throws: Refusal.field(.fieldUnknown("form"))) {
            try decoded(ReadDay.self, [:], WordsOfAddress(path: [:], query: ["form": "200"]))
        }
        #expect(throws: Refusal.ticket(.unknownTicket("甲"))) {
            try decoded(ReadTicket.self, [:], WordsOfAddress(path: ["ticket": "甲"]))
        }
    }

    @Test func `is for those whom its line names, and the machine of the hall`() {
        let callers: [Caller] =
            [.nobody, .kiosk, .board] + Role.allCases.map { .staff(Badge("1"), $0) }
        func allowed(_ access: Access) -> [Caller] { callers.filter { access.allows($0) } }
        func staff(_ roles: Role...) -> [Caller] { roles.map { .staff(Badge("1"), $0) } }
        #expect(allowed(.everyone) == callers)
        #expect(allowed(.staff(.clerk, .attendant)) == staff(.clerk, .attendant, .manager))
        #expect(allowed(.kiosk(or: .guide)) == [.kiosk] + staff(.guide))
        #expect(allowed(.staff) == Role.allCases.map { .staff(Badge("1"), $0) })
        for ask in HallAPI.asks { #expect(ask.way.may.allows(.machine(as: nil)), "\(ask)") }
        // Nothing that changes the hall is anybody's.
        for ask in HallAPI.asks where ask.way.method == .post {
            #expect(!ask.way.may.allows(.nobody) && !ask.way.may.allows(.board), "\(ask)")
        }
    }

    private func fields(of sample: some Ask) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(sample))
        return try #require(json as? [String: Any])
    }

    private func decoded<Value: Ask>(
        _ type: Value.Type,
        _ body: [String: Any],
        _ words: WordsOfAddress
    ) throws -> Asked<Value> {
        let decoder = JSONDecoder()
        decoder.userInfo[.wordsOfAddress] = words
        let json = try JSONSerialization.data(withJSONObject: body)
        return try decoder.decode(Strict<Asked<Value>>.self, from: json).value
    }
}
