import HallAPI
package import HallCore
package import HallDevice
import HallFlow
import Synchronization

/// What a pad is told after a key, and now and then.
package struct PadPicture: Hashable, Sendable {
    package let waiting: Int
    /// The number that the window has in hand.
    package let ticket: Int?

    package init(waiting: Int, ticket: Int?) {
        self.waiting = waiting
        self.ticket = ticket
    }
}

/// One line with one pad or several. A thread of its own and its own patience.
package actor Keypad {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// One pad on the line.
    package struct Pad: Hashable, Sendable {
        package let address: Int
        package let window: WindowNumber
        package let actions: [String: PadAction]

        package init(address: Int, window: WindowNumber, actions: [String: PadAction]) {
            self.address = address
            self.window = window
            self.actions = actions
        }
    }

    private nonisolated let thread: OwnThread
    private let link: any ByteLink
    private let kind: PadKind
    private let pads: [Int: Pad]
    private let press: @Sendable (WindowNumber, PadAction) async -> Bool
    private let picture: @Sendable (WindowNumber) async -> PadPicture?
    private let warn: @Sendable (String) -> Void
    private let name: String
    private var decoder: any PadDecoder
    private var shown: [Int: PadPicture] = [:]
    private var isAbsent = false
    private var lastPress: [Int: (key: String, at: ContinuousClock.Instant)] = [:]
    /// The same key of a caller pad within this time is the same wish.
    private let repeats: Duration

    /// How long one reading waits for a key; displays are looked at in between.
    private static let listenMilliseconds = 500
    /// Until a line is tried again that is not there.
    private static let absentSeconds = 5
    private static let patience = Duration.seconds(1)

    /// - Parameters:
    ///   - repeats: within this time the same key of a caller pad is the same wish.
    ///   - press: does it at the window; `false` where the hall said no, and the pad beeps.
    ///   - picture: what a pad's display shows for a window.
    ///   - warn: told once when the line is away.
    package init(
        name: String,
        kind: PadKind,
        link: any ByteLink,
        pads: [Pad],
        repeats: Duration,
        press: @escaping @Sendable (WindowNumber, PadAction) async -> Bool,
        picture: @escaping @Sendable (WindowNumber) async -> PadPicture?,
        warn: @escaping @Sendable (String) -> Void
    ) {
        self.name = name
        self.kind = kind
        self.link = link
        self.pads = Dictionary(pads.map { ($0.address, $0) }) { $1 }
        self.repeats = repeats
        self.press = press
        self.picture = picture
        self.warn = warn
        thread = OwnThread(name: "pad")
        decoder = kind == .evdev ? EvdevDecoder() as any PadDecoder : CallerPad()
    }

    /// Until cancelled.
    package func run() async {
        while !Task.isCancelled {
            do {
                try link.open(patience: Self.patience)
                isAbsent = false
                // Silence is no fault.
                let bytes = try link.receive(patience: .milliseconds(Self.listenMilliseconds))
                let presses = decoder.presses(in: bytes)
                // A pad that waits for its answer sends its key again.
                for one in presses where !one.answer.isEmpty {
                    try link.send(one.answer, patience: Self.patience)
                }
                for one in presses { try await take(one) }
                if kind == .caller { try await showPictures() }
            } catch {
                link.close()
                shown = [:]
                if !isAbsent { warn("the pad \(name) can't be read: \(error)") }
                isAbsent = true
                do { try await Task.sleep(for: .seconds(Self.absentSeconds)) } catch { return }
            }
            // Others may want this thread's actor, and a cancellation has to be heard.
            await Task.yield()
        }
        link.close()
    }

    private func take(_ one: PadPress) async throws(LinkFault) {
        // The answer was lost, or late: the same key again is the same wish.
        let now = ContinuousClock.now
        let last = lastPress.updateValue((one.key, now), forKey: one.address)
        if kind == .caller, let last, last.key == one.key, last.at + repeats > now { return }
        guard let pad = pads[one.address], let action = pad.actions[one.key] else { return }
        let isDone = await press(pad.window, action)
        guard kind == .caller, !isDone else { return }
        try link.send(CallerPad.beep(one.address), patience: Self.patience)
    }

    private func showPictures() async throws(LinkFault) {
        for pad in pads.values.sorted(by: { $0.address < $1.address }) {
            guard let now = await picture(pad.window), now != shown[pad.address] else { continue }
            let bytes = CallerPad.display(pad.address, waiting: now.waiting, ticket: now.ticket)
            try link.send(bytes, patience: Self.patience)
            shown[pad.address] = now
        }
    }
}
