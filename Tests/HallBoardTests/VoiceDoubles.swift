import HallBoard
import HallCore
import Synchronization

/// A loudspeaker that remembers; what it is given is heard when the test lets it be.
final class TestSink: SoundSink {
    private let heard = Mutex<[(name: String, sound: Sound)]>([])
    private let gate: AsyncStream<Void>?

    /// - Parameter gate: what is played here lasts until it ends.
    init(until gate: AsyncStream<Void>? = nil) {
        self.gate = gate
    }

    var names: [String] { heard.withLock { $0.map(\.name) } }
    var peaks: [Int16] { heard.withLock { $0.map { $0.sound.samples.max() ?? 0 } } }

    func play(_ sound: Sound, name: String, words: String) async {
        if let gate { for await _ in gate {} }
        heard.withLock { $0.append((name, sound)) }
    }
}

final class DeadSink: SoundSink {
    private let tries = Mutex(0)

    var count: Int { tries.withLock { $0 } }

    func play(_ sound: Sound, name: String, words: String) throws(VoiceFault) {
        tries.withLock { $0 += 1 }
        throw .noSoundCard("test")
    }
}

struct TestSpeaker: Speaker {
    var fails = false

    func sound(of call: Announcement, _ plan: VoicePlan) throws(VoiceFault) -> Sound {
        if fails { throw .noSpeaker("test") }
        return Sound(rate: 1000, samples: [1, 2, 3])
    }

    func sound(of sentence: String, in language: Language) -> Sound {
        Sound(rate: 1000, samples: [4])
    }
}
