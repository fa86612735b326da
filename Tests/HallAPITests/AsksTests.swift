import Foundation
import HallAPI
import HallCore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `an ask` {
    @Test func `is among the samples: a new one is missed at once`() {
        #expect(Set(AskSamples.all.map { "\(type(of: $0))" }) == Set(HallAPI.asks.map { "\($0)" }))
    }

    @Test func `has an address of its own`() {
        let ways = HallAPI.asks.map {
            "\($0.way.method.rawValue) \($0.way.path) \($0.way.bodyVerb ?? "")"
        }
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
        for ask in HallAPI.asks where !ask.way.isQuestion {
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
