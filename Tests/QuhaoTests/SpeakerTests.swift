import Foundation
import HallBoard
import HallCore
import HallLinks
import HallTestKit
import Testing

@testable import quhao

@Suite struct `the speaker` {
    private let folder = TestFolder()
    private let call = Announcement(
        ticket: TicketNumber(service: TestHall.a, sequence: 12),
        window: WindowNumber(3),
        position: 1
    )

    /// A recording of 100 samples for each of `words`.
    private func record(_ words: [String]) throws {
        try folder.make()
        for word in words {
            let sound = Sound(rate: 16_000, samples: Array(repeating: 9000, count: 100))
            try Data(sound.wav).write(to: URL(filePath: "\(folder.path)/\(word).wav"))
        }
    }

    /// With a voice that can't be had: whatever needs one fails.
    private var speaker: HallSpeaker {
        HallSpeaker(clips: folder.path, espeak: Espeak(path: "/nowhere", wordsPerMinute: 150))
    }

    @Test func `splices a call from the site's recordings, a breath between two`() async throws {
        let words = VoicePlan().numbers.words(call)
        try record(words)
        let sound = try await speaker.sound(of: call, VoicePlan())
        let breath = 16_000 * 50 / 1000
        #expect(sound.samples.count == words.count * 100 + (words.count - 1) * breath)
    }

    @Test func `speaks the whole sentence where one recording is missing`() async throws {
        try record(VoicePlan().numbers.words(call).dropLast())
        await #expect(throws: VoiceFault.self) {
            try await speaker.sound(of: call, VoicePlan())
        }
    }

    @Test func `that is no program is a fault that names it`() async {
        await #expect {
            try await speaker.sound(of: "请稍等", in: .zh)
        } throws: { error in
            (error as? VoiceFault)?.sentence.contains("/nowhere") == true
        }
    }
}

@Suite struct `a sink of files` {
    private let folder = TestFolder()

    @Test func `keeps the sound and its words for each call`() throws {
        let sound = Sound(rate: 16_000, samples: [1, 2, 3])
        try FileSink(folder: folder.path).play(sound, name: "A012-1", words: "请A零一二号")
        let wav = try #require(FileManager.default.contents(atPath: "\(folder.path)/A012-1.wav"))
        #expect([UInt8](wav) == sound.wav)
        #expect(
            try String(contentsOfFile: "\(folder.path)/A012-1.txt", encoding: .utf8) == "请A零一二号"
        )
    }
}
