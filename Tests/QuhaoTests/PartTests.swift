import Synchronization
import Testing

@testable import quhao

/// What the parts of an appliance did, in order.
private final class Diary: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func note(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct Broken: Error, Equatable {}

/// Something that goes on until it is told to end.
private func goesOn(_ name: String, _ diary: Diary) -> Part {
    Part(name) {
        defer { diary.note("\(name) ended") }
        for await _ in AsyncStream<Void>.makeStream().stream {}
    }
}

@Suite struct `the parts of an appliance` {
    /// Of a machine that is busy with something else: what ends is not waited for.
    private static let patience = Duration.seconds(600)

    @Test func `end in reverse order when the screen is left`() async throws {
        let diary = Diary()
        try await Part.run(
            [
                goesOn("hub", diary), goesOn("voice", diary),
                Part("screen", endsAll: true) { diary.note("screen left") },
            ],
            patience: Self.patience
        )
        #expect(diary.all == ["screen left", "voice ended", "hub ended"])
    }

    @Test func `end all, with its words, when one of them fails`() async {
        let diary = Diary()
        await #expect(throws: Broken()) {
            try await Part.run(
                [
                    Part("hub") { throw Broken() }, goesOn("screen", diary),
                ],
                patience: Self.patience
            )
        }
        #expect(diary.all == ["screen ended"])
    }

    @Test func `go on when one that has nothing to do any more ends`() async throws {
        let diary = Diary()
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
        try await Part.run(
            [
                Part("strips") {
                    diary.note("strips ended")
                    wake.finish()
                },
                Part("screen", endsAll: true) {
                    for await _ in wakes {}
                    diary.note("screen left")
                },
            ],
            patience: Self.patience
        )
        #expect(diary.all == ["strips ended", "screen left"])
    }

    /// Somebody waits for a printer that does not answer.
    private var stuck: Part {
        Part("printer") {
            await withCheckedContinuation { continuation in
                Kept.all.withLock { $0.append(continuation) }
            }
        }
    }

    @Test func `are not waited for without end`() async throws {
        let diary = Diary()
        try await Part.run(
            [
                goesOn("hub", diary), stuck,
                Part("screen", endsAll: true) { diary.note("screen left") },
            ],
            patience: .milliseconds(10)
        )
        #expect(diary.all == ["screen left"])
    }

    @Test func `say what failed, also where one of them does not end`() async {
        await #expect(throws: Broken()) {
            try await Part.run(
                [stuck, Part("hub") { throw Broken() }],
                patience: .milliseconds(10)
            )
        }
    }
}

/// Continuations that nobody resumes, kept so that none is missed.
private enum Kept {
    static let all = Mutex<[CheckedContinuation<Void, Never>]>([])
}
