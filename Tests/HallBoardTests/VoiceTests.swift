import HallBoard
import HallCore
import HallFlow
import HallTestKit
import Synchronization
import Testing

/// A loudspeaker that remembers; what it is given is heard when the test lets it be.
private final class TestSink: SoundSink {
    private let heard = Mutex<[String]>([])

    var names: [String] { heard.withLock { $0 } }

    func play(_ sound: Sound, name: String, words: String) { heard.withLock { $0.append(name) } }
}

private struct TestSpeaker: Speaker {
    var fails = false

    func sound(of call: Announcement, _ plan: VoicePlan) throws(VoiceFault) -> Sound {
        if fails { throw .noSpeaker("test") }
        return Sound(rate: 1000, samples: [1, 2, 3])
    }

    func sound(of sentence: String, in language: Language) -> Sound {
        Sound(rate: 1000, samples: [4])
    }
}

@Suite struct `the voice` {
    private typealias Kit = TestHall
    private let sink = TestSink()

    private func news(_ deeds: [Deed]) -> News {
        let facts = deeds.enumerated().map { index, deed in
            RecordedFact(position: index + 1, fact: Fact(deed, at: Kit.at("09:00")))
        }
        return News(
            facts: facts,
            board: Kit.openDay().boardView(position: facts.count, at: Kit.at("09:00"))
        )
    }

    private func called(_ numbers: ClosedRange<Int>) -> [Deed] {
        numbers.map { number in
            .called(
                TicketNumber(service: Kit.a, sequence: number),
                WindowNumber(number),
                awaitsAnnouncement: true
            )
        }
    }

    /// Speaks until nothing waits any more.
    private func hear(
        _ news: News,
        plan: VoicePlan = VoicePlan(),
        speaker: TestSpeaker = TestSpeaker(),
        isOpen: @escaping @Sendable (Announcement) -> Bool = { _ in true }
    ) async -> (voice: HallVoice, announced: [String]) {
        let (calls, said) = AsyncStream.makeStream(of: String.self)
        let voice = HallVoice(
            plan: plan,
            speaker: speaker,
            sink: sink,
            isOpen: { isOpen($0) },
            announced: { said.yield("\($0.ticket)") },
            time: { Kit.time("09:00") }
        )
        voice.hear(news)
        let running = Task { await voice.run() }
        while voice.state.waiting > 0 { await Task.yield() }
        running.cancel()
        said.finish()
        return (voice, await calls.reduce(into: []) { $0.append($1) })
    }

    @Test func `R17 R37 speaks ten calls of one second one after the other, each whole and twice`()
        async
    {
        let (voice, announced) = await hear(news(called(1...10)))
        let expected = (1...10).flatMap { number in
            [1, 2].map { "\(number)-A0\(number < 10 ? "0" : "")\(number)-\(number)-\($0)" }
        }
        #expect(sink.names == expected)
        #expect(voice.state.spoken == 10)
        // Each is announced once: when it was heard for the first time.
        #expect(announced == (1...10).map { "A0\($0 < 10 ? "0" : "")\($0)" })
    }

    @Test func `leaves a call out only where it is void, never for its age`() async {
        let gone = TicketNumber(service: Kit.a, sequence: 2)
        let (voice, announced) = await hear(news(called(1...3))) { $0.ticket != gone }
        #expect(sink.names.map { $0.prefix(1) } == ["1", "1", "3", "3"])
        #expect((voice.state.spoken, voice.state.dropped) == (2, 1))
        #expect(announced == ["A001", "A003"])
    }

    @Test func `is silent where the plan says so, and the call counts as announced all the same`()
        async
    {
        var plan = VoicePlan()
        plan.volumes = [
            VoicePlan.Volume(from: Kit.time("08:00"), percent: 0),
            VoicePlan.Volume(from: Kit.time("10:00"), percent: 80),
        ]
        let (_, announced) = await hear(news(called(1...1)), plan: plan)
        #expect(sink.names.isEmpty)
        #expect(announced == ["A001"])
        #expect(plan.percent(at: Kit.time("10:30")) == 80)
        #expect(plan.percent(at: Kit.time("07:00")) == 80)
    }

    @Test func `that is broken holds up no call, and says what to do`() async {
        let (voice, announced) = await hear(
            news(called(1...2)),
            speaker: TestSpeaker(fails: true)
        )
        #expect(announced == ["A001", "A002"])
        #expect(voice.state.fault?.sentence.contains("请安装 espeak-ng") == true)
    }

    @Test func `R37 reads a number digit by digit and a window as the number that it is`() {
        let call = Announcement(
            ticket: TicketNumber(service: Kit.a, sequence: 12),
            window: WindowNumber(3),
            position: 1
        )
        #expect(
            SpokenNumbers().words(call)
                == ["请", "A", "零", "一", "二", "号", "到", "三", "号窗口"]
        )
        #expect(SpokenNumbers(saysYao: true).sentence(call) == "请 A零幺二号，到 三号窗口。")
        #expect(
            SpokenNumbers().english(call) == "Number A zero one two, please go to window 3."
        )
        let cardinals = [
            (3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "一百"),
            (102, "一百零二"), (110, "一百一十"), (115, "一百一十五"), (999, "九百九十九"),
        ]
        for (number, words) in cardinals {
            #expect(SpokenNumbers().cardinal(number).joined() == words)
        }
    }

    @Test func `is joined from clips without their silences, each as loud as the other`() throws {
        let quiet = Sound(rate: 8000, samples: [0, 0, 0, 900, -900, 900, 0, 0])
        let loud = Sound(rate: 8000, samples: [0, 20_000, -20_000, 0])
        #expect(quiet.trimmed.samples == [900, -900, 900])
        let (one, two) = (quiet.trimmed.normalized, loud.trimmed.normalized)
        #expect(abs(abs(Int(one.samples[0])) - abs(Int(two.samples[0]))) <= 1)
        #expect((one + .silence(10, rate: 8000) + two).samples.count == 3 + 80 + 2)
        let wave = Sound(rate: 22_050, samples: [0, 1, -1, Int16.max, Int16.min])
        #expect(Sound(wav: wave.wav) == wave)
        #expect(Sound(wav: Array(wave.wav.dropLast(3)))?.samples == [0, 1, -1])
        #expect(Sound(wav: Array("RIFF".utf8)) == nil)
    }
}
