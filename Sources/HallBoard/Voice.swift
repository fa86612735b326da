import Foundation
import HallAPI
package import HallCore
package import HallFlow
import Synchronization

/// What turns words into sound.
package protocol Speaker: Sendable {
    /// The sound of a call, from clips where the site has them all.
    func sound(of call: Announcement, _ plan: VoicePlan) async throws(VoiceFault) -> Sound
    /// The sound of a sentence.
    func sound(of sentence: String, in language: Language) async throws(VoiceFault) -> Sound
}

/// The voice let us down. Calls go on by sight.
package enum VoiceFault: Error, Hashable, Sendable {
    case noSpeaker(String)
    case noSoundCard(String)

    package var sentence: String {
        switch self {
        case .noSpeaker(let detail): "语音合成不能用：请安装 espeak-ng（\(detail)）"
        case .noSoundCard(let detail): "没有声卡或者声卡不能用，叫号只有显示（\(detail)）"
        }
    }
}

/// The voice of the hall: in each room, calls one after the other, each its own words, each heard
/// as often as the site wants. A call is left out only where a later fact made it void, never for
/// its age: ten calls at once take over a minute, and all ten are heard.
package actor HallVoice: Listener {
    package struct State: Hashable, Sendable {
        /// Calls that are not over yet, in whatever room.
        package fileprivate(set) var waiting = 0
        package var spoken = 0
        package var dropped = 0
        /// By the name of the loudspeaker.
        package var faults: [String: VoiceFault] = [:]
    }

    /// A call, and where it is still to be spoken.
    private struct Waiting {
        let number: Int
        let call: Announcement
        var rooms: Set<Int>
        /// The rooms that have not heard it yet: when it is empty, the call is announced.
        var unheard: Set<Int>
        var outcomes: Set<Outcome> = []
    }

    private enum Outcome { case spoken, void, silent }

    private struct Queue {
        var calls: [Waiting] = []
        var made = 0
        var state = State()
        /// Loudspeakers that failed are silent until then: one that hangs would hold up its whole
        /// room.
        var resting: [String: ContinuousClock.Instant] = [:]
    }

    package nonisolated let loudspeakers: [Loudspeaker]
    private nonisolated let places: LoudspeakerRooms
    private let plan: VoicePlan
    private let speaker: any Speaker
    private let standstill: @Sendable () async -> String?
    private let step: @Sendable () async throws -> Void
    private let isOpen: @Sendable (Announcement) async -> Bool
    private let announced: @Sendable (Announcement) async -> Void
    /// Of the hall's day.
    package nonisolated let time: @Sendable () async -> DayTime
    private nonisolated let queue = Mutex(Queue())
    private var saidOfStandstills = 0
    /// One for each room.
    private nonisolated let bells: [AsyncStream<Void>]
    private nonisolated let ringers: [AsyncStream<Void>.Continuation]

    /// - Parameters:
    ///   - standstill: why the hall stands still 全场暂停叫号, which is said to everybody; `nil` while it
    ///     goes on. Calls that wait meanwhile are spoken afterwards.
    ///   - step: waits for a second between two looks at a hall that stands still.
    ///   - isOpen: whether the call still stands.
    ///   - announced: told when a call was heard for the first time, to its end, in each of its
    ///     rooms.
    ///   - time: of the hall's day, for the volume.
    package init(
        plan: VoicePlan,
        speaker: any Speaker,
        loudspeakers: [Loudspeaker],
        standstill: @escaping @Sendable () async -> String? = { nil },
        step: @escaping @Sendable () async throws -> Void = {
            try await Task.sleep(for: .seconds(1))
        },
        isOpen: @escaping @Sendable (Announcement) async -> Bool,
        announced: @escaping @Sendable (Announcement) async -> Void,
        time: @escaping @Sendable () async -> DayTime
    ) {
        self.plan = plan
        self.speaker = speaker
        self.loudspeakers = loudspeakers
        self.standstill = standstill
        self.step = step
        self.isOpen = isOpen
        self.announced = announced
        self.time = time
        places = LoudspeakerRooms(loudspeakers)
        let pairs = places.rooms.map { _ in
            AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        }
        (bells, ringers) = (pairs.map(\.stream), pairs.map(\.continuation))
    }

    package nonisolated var state: State {
        queue.withLock { queue in
            var state = queue.state
            state.waiting = queue.calls.count
            return state
        }
    }

    /// Whether calls to this window are spoken at all: a window in no zone has the hall's
    /// loudspeakers, where there are any.
    package nonisolated func covers(_ window: WindowNumber) -> Bool {
        !places.rooms(for: window).isEmpty
    }

    /// Whether this call is still to be spoken: its announcement is not over.
    package nonisolated func awaits(_ ticket: TicketNumber, _ window: WindowNumber) -> Bool {
        queue.withLock { queue in
            queue.calls.contains { $0.call.ticket == ticket && $0.call.window == window }
        }
    }

    package nonisolated func hear(_ news: News) {
        let calls = news.facts.compactMap { recorded -> Announcement? in
            switch recorded.fact.deed {
            case .call(.called(let ticket, let window, _)),
                .call(.recalled(let ticket, let window, _)):
                Announcement(
                    ticket: ticket,
                    window: window,
                    position: recorded.position,
                    at: recorded.fact.at
                )
            default: nil
            }
        }
        let stops = news.facts.contains { recorded in
            if case .day(.hallPaused) = recorded.fact.deed { true } else { false }
        }
        if stops || !calls.isEmpty { take(calls) }
    }

    /// Calls that wait to be spoken, such as those that nobody heard before the hub was started
    /// anew. Looks whether the hall stands still, also where there are none.
    package nonisolated func take(_ calls: [Announcement]) {
        queue.withLock { queue in
            for call in calls {
                let rooms = places.rooms(for: call.window)
                guard !rooms.isEmpty else { continue }
                queue.made += 1
                queue.calls.append(
                    Waiting(number: queue.made, call: call, rooms: rooms, unheard: rooms)
                )
            }
        }
        for ringer in ringers { ringer.yield() }
    }

    /// Speaks until cancelled, each room for itself.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            for room in places.rooms.indices {
                group.addTask { await self.run(room) }
            }
        }
    }

    private func run(_ room: Int) async {
        for await _ in bells[room] {
            while !Task.isCancelled {
                guard await standsThrough(in: room) else { return }
                guard let waiting = next(in: room) else { break }
                let outcome = await speak(waiting, in: room)
                leave(waiting.number, in: room, outcome)
            }
        }
    }

    /// Says why the hall stands still, again and again, until it goes on; `false` where it was
    /// cancelled.
    private func standsThrough(in room: Int) async -> Bool {
        var (steps, said) = (0, "")
        while let reason = await standstill() {
            // What is new is said at once.
            if reason != said { (steps, said) = (0, reason) }
            if steps % plan.standstill.repeatSeconds == 0 {
                await say(reason, in: room)
            }
            steps += 1
            do { try await step() } catch { return false }
        }
        return true
    }

    /// To everybody in the room, also where calls are silent, and from loudspeakers that rest: it
    /// may matter more than the time that a dead one costs.
    private func say(_ reason: String, in room: Int) async {
        let loud = places.rooms[room].map { ($0, plan.standstill.percent) }
        guard !loud.isEmpty, plan.standstill.percent > 0 else { return }
        do throws(VoiceFault) {
            let words = try await speaker.sound(of: reason, in: .zh)
            let sound = Self.chime(words.rate) + words
            saidOfStandstills += 1
            let name = "paused-\(room)-\(saidOfStandstills)"
            _ = await play(sound, name, words: reason, from: loud)
        } catch {
            for (loudspeaker, _) in loud { tell(error, of: loudspeaker, isResting: false) }
        }
    }

    private func next(in room: Int) -> Waiting? {
        queue.withLock { $0.calls.first { $0.rooms.contains(room) } }
    }

    /// It is over in this room.
    private func leave(_ number: Int, in room: Int, _ outcome: Outcome) {
        queue.withLock { queue in
            guard let index = queue.calls.firstIndex(where: { $0.number == number }) else { return }
            queue.calls[index].rooms.remove(room)
            queue.calls[index].outcomes.insert(outcome)
            guard queue.calls[index].rooms.isEmpty else { return }
            let outcomes = queue.calls.remove(at: index).outcomes
            if outcomes.contains(.spoken) {
                queue.state.spoken += 1
            } else if outcomes.contains(.void) {
                queue.state.dropped += 1
            }
        }
    }

    /// Announced when the last of its rooms has heard it.
    private func heard(_ waiting: Waiting, in room: Int) async {
        let isLast = queue.withLock { queue in
            guard let index = queue.calls.firstIndex(where: { $0.number == waiting.number }) else {
                return false
            }
            guard queue.calls[index].unheard.remove(room) != nil else { return false }
            return queue.calls[index].unheard.isEmpty
        }
        if isLast { await announced(waiting.call) }
    }

    private func speak(_ waiting: Waiting, in room: Int) async -> Outcome {
        let call = waiting.call
        guard await isOpen(call) else { return .void }
        let now = await time()
        // 无声叫号: strip and board call alone.
        let loud = places.loudspeakers(of: room, for: call.window)
            .map { (loudspeaker: $0, percent: $0.volume.percent(at: now)) }
            .filter { $0.percent > 0 && !isResting($0.loudspeaker) }
        guard !loud.isEmpty else {
            await heard(waiting, in: room)
            return .silent
        }
        let sound: Sound
        do throws(VoiceFault) { sound = try await words(of: call) } catch {
            guard !Task.isCancelled else { return .silent }
            for (loudspeaker, _) in loud { tell(error, of: loudspeaker, isResting: false) }
            // Nobody waits for a voice that is gone: what the board shows is the announcement.
            await heard(waiting, in: room)
            return .silent
        }
        var outcome = Outcome.silent
        for time in 1...max(plan.times, 1) {
            // The second time only while it still stands.
            if time > 1 {
                guard await isOpen(call), await standstill() == nil else { break }
            }
            let gap = Sound.silence(time == 1 ? 0 : plan.gapMilliseconds, rate: sound.rate)
            let name = "\(call.position)-\(call.ticket)-\(call.window)-\(time)"
            let words = plan.numbers.sentence(call)
            let isHeard = await play(gap + sound, name, words: words, from: loud)
            // Told to end: what was not heard to its end is spoken by the next run.
            guard !Task.isCancelled else { return .silent }
            if isHeard { outcome = .spoken }
            if time == 1 { await heard(waiting, in: room) }
            // Nobody waits for loudspeakers that are gone.
            if !isHeard { break }
        }
        return outcome
    }

    /// The bell and the words, as loud as they can be.
    private func words(of call: Announcement) async throws(VoiceFault) -> Sound {
        var sound = try await speaker.sound(of: call, plan)
        if plan.saysEnglish {
            let english = try await speaker.sound(of: plan.numbers.english(call), in: .en)
            sound = sound + .silence(300, rate: sound.rate) + english
        }
        return Self.chime(sound.rate) + sound
    }

    /// From all of them at the same moment, each as loud as its zone wants; returns when the last
    /// one is done, and whether any was heard.
    private func play(
        _ sound: Sound,
        _ name: String,
        words: String,
        from loud: [(loudspeaker: Loudspeaker, percent: Int)]
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for (loudspeaker, percent) in loud {
                group.addTask {
                    do throws(VoiceFault) {
                        try await loudspeaker.sink.play(
                            sound.scaled(by: Double(percent) / 100),
                            name: name,
                            words: words
                        )
                        self.tell(nil, of: loudspeaker, isResting: false)
                        return true
                    } catch {
                        if !Task.isCancelled { self.tell(error, of: loudspeaker, isResting: true) }
                        return false
                    }
                }
            }
            var isHeard = false
            for await one in group where one { isHeard = true }
            return isHeard
        }
    }

    /// Loudspeakers that failed rest; where there are no words, they are well.
    private nonisolated func tell(
        _ fault: VoiceFault?,
        of loudspeaker: Loudspeaker,
        isResting: Bool
    ) {
        queue.withLock { queue in
            queue.state.faults[loudspeaker.name] = fault
            queue.resting[loudspeaker.name] = isResting ? .now + .seconds(plan.restSeconds) : nil
        }
    }

    private func isResting(_ loudspeaker: Loudspeaker) -> Bool {
        queue.withLock { $0.resting[loudspeaker.name].map { $0 > .now } ?? false }
    }

    /// Two tones, the second one lower: a bell is heard over talk.
    static func chime(_ rate: Int) -> Sound {
        var sound = Sound(rate: rate)
        for (frequency, milliseconds) in [(880.0, 250), (659.25, 450)] {
            let count = rate * milliseconds / 1000
            sound.samples += (0..<count).map { index in
                let phase = Double(index) / Double(rate)
                let fading = 1 - Double(index) / Double(count)
                return Int16(
                    0.3 * Double(Int16.max) * fading * fading * sin(2 * .pi * phase * frequency)
                )
            }
        }
        return sound
    }
}
