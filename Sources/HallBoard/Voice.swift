import Foundation
public import HallCore
public import HallFlow
import Synchronization

/// What turns words into sound.
public protocol Speaker: Sendable {
    /// The sound of a call, from clips where the site has them all.
    func sound(of call: Announcement, _ plan: VoicePlan) async throws(VoiceFault) -> Sound
    /// The sound of a sentence.
    func sound(of sentence: String, in language: Language) async throws(VoiceFault) -> Sound
}

/// Where sound goes.
public protocol SoundSink: Sendable {
    /// Returns when all of it was heard. Cancelling the task stops it.
    ///
    /// - Parameter words: what is said, for sinks that keep it.
    func play(_ sound: Sound, name: String, words: String) async throws(VoiceFault)
}

/// The voice let us down. Calls go on by sight.
public enum VoiceFault: Error, Hashable, Sendable {
    case noSpeaker(String)
    case noSoundCard(String)

    public var sentence: String {
        switch self {
        case .noSpeaker(let detail): "语音合成不能用：请安装 espeak-ng（\(detail)）"
        case .noSoundCard(let detail): "没有声卡或者声卡不能用，叫号只有显示（\(detail)）"
        }
    }
}

/// The voice of the hall: calls one after the other, each its own words, each heard as often as the
/// site wants. A call is left out only where a later fact made it void, never for its age: ten calls at
/// once take over a minute, and all ten are heard.
public actor HallVoice: Listener {
    public struct State: Hashable, Sendable {
        public var waiting = 0
        public var spoken = 0
        public var dropped = 0
        public var fault: VoiceFault?
    }

    private let plan: VoicePlan
    private let speaker: any Speaker
    private let sink: any SoundSink
    private let maySpeak: @Sendable () async -> Bool
    private let isOpen: @Sendable (Announcement) async -> Bool
    private let announced: @Sendable (Announcement) async -> Void
    private let time: @Sendable () async -> DayTime
    private nonisolated let queue = Mutex<[Announcement]>([])
    private nonisolated let known = Mutex(State())
    private nonisolated let wakes: AsyncStream<Void>
    private nonisolated let wake: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - maySpeak: false while the hall stands still: what waits then is spoken when it goes on.
    ///   - isOpen: whether the call still stands.
    ///   - announced: told when a call was heard for the first time, to its end.
    ///   - time: of the hall's day, for the volume.
    public init(
        plan: VoicePlan,
        speaker: any Speaker,
        sink: any SoundSink,
        maySpeak: @escaping @Sendable () async -> Bool = { true },
        isOpen: @escaping @Sendable (Announcement) async -> Bool,
        announced: @escaping @Sendable (Announcement) async -> Void,
        time: @escaping @Sendable () async -> DayTime
    ) {
        self.plan = plan
        self.speaker = speaker
        self.sink = sink
        self.maySpeak = maySpeak
        self.isOpen = isOpen
        self.announced = announced
        self.time = time
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    public nonisolated var state: State { known.withLock { $0 } }

    /// Whether this call is still to be spoken: its announcement is not over.
    public nonisolated func awaits(_ ticket: TicketNumber, _ window: WindowNumber) -> Bool {
        queue.withLock { $0.contains { $0.ticket == ticket && $0.window == window } }
    }

    public nonisolated func hear(_ news: News) {
        let calls = news.facts.compactMap { recorded -> Announcement? in
            switch recorded.fact.deed {
            case .called(let ticket, let window, _), .recalled(let ticket, let window, _):
                Announcement(ticket: ticket, window: window, position: recorded.position)
            default: nil
            }
        }
        take(calls)
    }

    /// Calls that wait to be spoken, such as those that nobody heard before the hub was started anew.
    public nonisolated func take(_ calls: [Announcement]) {
        guard !calls.isEmpty else { return }
        let count = queue.withLock { queue in
            queue += calls
            return queue.count
        }
        known.withLock { $0.waiting = count }
        wake.yield()
    }

    /// Speaks until cancelled.
    public func run() async {
        for await _ in wakes {
            while let call = queue.withLock({ $0.first }), !Task.isCancelled {
                while !(await maySpeak()) {
                    do { try await Task.sleep(for: Self.pauseStep) } catch { return }
                }
                await speak(call)
                let count = queue.withLock { queue in
                    queue.removeFirst()
                    return queue.count
                }
                known.withLock { $0.waiting = count }
            }
        }
    }

    /// Between two looks at a hall that stands still.
    private static let pauseStep = Duration.milliseconds(500)

    private func speak(_ call: Announcement) async {
        guard await isOpen(call) else { return known.withLock { $0.dropped += 1 } }
        do throws(VoiceFault) {
            let percent = plan.percent(at: await time())
            // 无声叫号: strip and board call alone.
            guard percent > 0 else { return await announced(call) }
            var sound = try await speaker.sound(of: call, plan)
            if plan.saysEnglish {
                let english = try await speaker.sound(of: plan.numbers.english(call), in: .en)
                sound = sound + .silence(300, rate: sound.rate) + english
            }
            sound = (Self.chime(sound.rate) + sound).scaled(by: Double(percent) / 100)
            for time in 1...max(plan.times, 1) {
                // The second time only while it still stands.
                if time > 1 {
                    guard await isOpen(call), await maySpeak() else { break }
                }
                let gap = Sound.silence(plan.gapMilliseconds, rate: sound.rate)
                try await sink.play(
                    time == 1 ? sound : gap + sound,
                    name: "\(call.position)-\(call.ticket)-\(call.window)-\(time)",
                    words: plan.numbers.sentence(call)
                )
                if time == 1 { await announced(call) }
            }
            known.withLock { state in
                state.spoken += 1
                state.fault = nil
            }
        } catch {
            known.withLock { $0.fault = error }
            // Nobody waits for a voice that is gone: what the board shows is the announcement.
            await announced(call)
        }
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
