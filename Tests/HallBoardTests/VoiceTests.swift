import HallAPI
import HallBoard
import HallCore
import HallFlow
import HallTestKit
import Testing

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
            .call(
                .called(
                    TicketNumber(service: Kit.a, sequence: number),
                    WindowNumber(number),
                    awaitsAnnouncement: true
                )
            )
        }
    }

    /// Speaks until nothing waits any more.
    private func hear(
        _ news: News,
        volume: VolumePlan = VolumePlan(),
        zones: [Loudspeaker] = [],
        speaker: TestSpeaker = TestSpeaker(),
        isOpen: @escaping @Sendable (Announcement) -> Bool = { _ in true }
    ) async -> (voice: HallVoice, announced: [String]) {
        let (calls, said) = AsyncStream.makeStream(of: String.self)
        let voice = HallVoice(
            plan: VoicePlan(),
            speaker: speaker,
            loudspeakers: [Loudspeaker(name: "hall", volume: volume, sink: sink)] + zones,
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

    @Test func `that is told to end in the middle of a call announces nothing`() async {
        let (never, gate) = AsyncStream.makeStream(of: Void.self)
        let (asked, ask) = AsyncStream.makeStream(of: Void.self)
        let (calls, said) = AsyncStream.makeStream(of: String.self)
        let voice = HallVoice(
            plan: VoicePlan(),
            speaker: TestSpeaker(),
            loudspeakers: [Loudspeaker(name: "hall", sink: TestSink(until: never))],
            isOpen: { _ in
                ask.yield()
                return true
            },
            announced: { said.yield("\($0.ticket)") },
            time: { Kit.time("09:00") }
        )
        voice.hear(news(called(1...1)))
        let running = Task { await voice.run() }
        for await _ in asked { break }
        running.cancel()
        await running.value
        said.finish()
        gate.finish()
        // The next run speaks it: nobody has heard it to its end.
        #expect(await calls.reduce(into: []) { $0.append($1) } == [])
        #expect(voice.state.spoken == 0)
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
        let volume = VolumePlan([
            VolumePlan.Step(from: Kit.time("08:00"), percent: 0),
            VolumePlan.Step(from: Kit.time("10:00"), percent: 80),
        ])
        let (_, announced) = await hear(news(called(1...1)), volume: volume)
        #expect(sink.names.isEmpty)
        #expect(announced == ["A001"])
        #expect(volume.percent(at: Kit.time("10:30")) == 80)
        #expect(volume.percent(at: Kit.time("07:00")) == 80)
    }

    @Test func `R119 R120 says why the hall stands still, again and again, and then goes on`() async
    {
        let (sink, silent) = (sink, TestSink())
        var plan = VoicePlan()
        plan.standstill.repeatSeconds = 3
        let voice = HallVoice(
            plan: plan,
            speaker: TestSpeaker(),
            loudspeakers: [
                Loudspeaker(name: "hall", sink: sink),
                Loudspeaker(
                    name: "quiet zone",
                    windows: [WindowNumber(9)],
                    volume: loudness(0),
                    sink: silent
                ),
            ],
            // The hall stops once the first call was heard, and goes on when its reason was said
            // twice.
            standstill: {
                let heard = sink.names
                return heard.contains("1-A001-1-1") && !heard.contains("paused-0-2") ? "消防演习" : nil
            },
            step: { await Task.yield() },
            isOpen: { _ in true },
            announced: { _ in },
            time: { Kit.time("09:00") }
        )
        voice.hear(news(called(1...2)))
        let running = Task { await voice.run() }
        while voice.state.waiting > 0 { await Task.yield() }
        running.cancel()
        // Not the first call's second time; twice why, which the silent zone hears as well; then
        // the second.
        #expect(
            sink.names
                == ["1-A001-1-1", "paused-0-1", "paused-0-2", "2-A002-2-1", "2-A002-2-2"]
        )
        #expect(silent.names == ["paused-0-1", "paused-0-2"])
    }

    @Test func `R120 a new reason is said at once, however long the last one is to be repeated`()
        async
    {
        let sink = sink
        var plan = VoicePlan()
        plan.standstill.repeatSeconds = 600
        let voice = HallVoice(
            plan: plan,
            speaker: TestSpeaker(),
            loudspeakers: [Loudspeaker(name: "hall", sink: sink)],
            standstill: {
                switch sink.names.count {
                case 0: "系统故障"
                case 1: "火灾，请疏散"
                default: nil
                }
            },
            step: { await Task.yield() },
            isOpen: { _ in true },
            announced: { _ in },
            time: { Kit.time("09:00") }
        )
        voice.hear(
            news([
                .day(
                    .hallPaused(
                        Standstill(kind: .pause, reason: "系统故障", takes: false),
                        by: Badge("301")
                    )
                )
            ])
        )
        let running = Task { await voice.run() }
        while sink.names.count < 2 { await Task.yield() }
        running.cancel()
        #expect(sink.names == ["paused-0-1", "paused-0-2"])
    }

    @Test func `that is broken holds up no call, and says what to do`() async {
        let (voice, announced) = await hear(
            news(called(1...2)),
            speaker: TestSpeaker(fails: true)
        )
        #expect(announced == ["A001", "A002"])
        #expect(voice.state.faults["hall"]?.sentence.contains("请安装 espeak-ng") == true)
    }

    private func loudness(_ percent: Int) -> VolumePlan {
        VolumePlan([VolumePlan.Step(from: Kit.time("00:00"), percent: percent)])
    }

    @Test func `speaks to each zone from its own loudspeakers, as loud as the zone wants`() async {
        let east = TestSink()
        let zone = Loudspeaker(
            name: "east",
            windows: [WindowNumber(2), WindowNumber(3)],
            volume: loudness(40),
            sink: east
        )
        let (voice, announced) = await hear(
            news(called(1...4)),
            volume: loudness(80),
            zones: [zone]
        )
        #expect(sink.names.map { $0.prefix(1) } == ["1", "1", "4", "4"])
        #expect(east.names.map { $0.prefix(1) } == ["2", "2", "3", "3"])
        // Half as loud, to a rounding.
        #expect(abs(Int(east.peaks[0]) * 2 - Int(sink.peaks[0])) <= 2)
        #expect(announced == ["A001", "A002", "A003", "A004"])
        #expect(voice.state.spoken == 4)
    }

    @Test func `a zone that is silent is shown only, and the others are heard`() async {
        let zone = Loudspeaker(
            name: "east",
            windows: [WindowNumber(1)],
            volume: loudness(0),
            sink: DeadSink()
        )
        let (voice, announced) = await hear(news(called(1...2)), zones: [zone])
        #expect(sink.names.map { $0.prefix(1) } == ["2", "2"])
        #expect(announced == ["A001", "A002"])
        #expect(voice.state.faults.isEmpty)
    }

    @Test
    func `loudspeakers that are dead silence no other zone, are named, and hold nobody up twice`()
        async
    {
        let dead = DeadSink()
        let zone = Loudspeaker(
            name: "east",
            windows: [WindowNumber(1), WindowNumber(3)],
            sink: dead
        )
        let (voice, announced) = await hear(news(called(1...3)), zones: [zone])
        #expect(sink.names.map { $0.prefix(1) } == ["2", "2"])
        #expect(announced == ["A001", "A002", "A003"])
        #expect(voice.state.faults.keys.sorted() == ["east"])
        #expect(voice.state.spoken == 1)
        // Not a second time, nor for the next call: a card that hangs would cost seconds each time.
        #expect(dead.count == 1)
    }

    @Test func `a room of its own waits for no other, and zones of one hall take turns`() async {
        let (busy, ends) = AsyncStream.makeStream(of: Void.self)
        let east = TestSink(until: busy)
        let (west, upstairs) = (TestSink(), TestSink())
        let zones = [
            Loudspeaker(name: "east", windows: [WindowNumber(1)], sink: east),
            Loudspeaker(name: "west", windows: [WindowNumber(2)], sink: west),
            Loudspeaker(
                name: "upstairs",
                windows: [WindowNumber(3)],
                isApart: true,
                sink: upstairs
            ),
        ]
        let voice = HallVoice(
            plan: VoicePlan(),
            speaker: TestSpeaker(),
            loudspeakers: zones,
            isOpen: { _ in true },
            announced: { _ in },
            time: { Kit.time("09:00") }
        )
        voice.hear(news(called(1...4)))
        let running = Task { await voice.run() }
        // Window 4 is in no zone, and the hall has no loudspeakers of its own: it is shown only.
        #expect(!voice.covers(WindowNumber(4)))
        #expect(!voice.awaits(TicketNumber(service: Kit.a, sequence: 4), WindowNumber(4)))
        while voice.state.waiting > 2 { await Task.yield() }
        #expect(upstairs.names.count == 2)
        #expect(west.names.isEmpty)
        ends.finish()
        while voice.state.waiting > 0 { await Task.yield() }
        running.cancel()
        #expect((east.names.count, west.names.count) == (2, 2))
    }

    @Test func `a window of two rooms is announced when both have heard the call`() async {
        let (busy, ends) = AsyncStream.makeStream(of: Void.self)
        let upstairs = TestSink(until: busy)
        let (calls, said) = AsyncStream.makeStream(of: String.self)
        let window: Set<WindowNumber> = [WindowNumber(1)]
        let voice = HallVoice(
            plan: VoicePlan(),
            speaker: TestSpeaker(),
            loudspeakers: [
                Loudspeaker(name: "hall", windows: window, sink: sink),
                Loudspeaker(name: "upstairs", windows: window, isApart: true, sink: upstairs),
            ],
            isOpen: { _ in true },
            announced: { call in
                #expect(upstairs.names.count == 1)
                said.yield("\(call.ticket)")
                said.finish()
            },
            time: { Kit.time("09:00") }
        )
        voice.hear(news(called(1...1)))
        let running = Task { await voice.run() }
        while sink.names.count < 2 { await Task.yield() }
        ends.finish()
        let announced = await calls.reduce(into: []) { $0.append($1) }
        #expect(announced == ["A001"])
        while voice.state.waiting > 0 { await Task.yield() }
        running.cancel()
        #expect(voice.state.spoken == 1)
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
