import HallAPI
package import HallCore
package import HallDevice
package import HallFlow
import Synchronization

/// How a strip is, as the attendant sees it.
package struct StripState: Hashable, Sendable {
    package let name: String
    package let window: WindowNumber
    /// What it shows, or was last asked to show.
    package internal(set) var text = ""
    /// The newest fact in the picture that has arrived; 0 before the first.
    package internal(set) var position = 0
    /// When it arrived.
    package internal(set) var shownAt: Moment?
    /// `nil` where all is well.
    package internal(set) var fault: StripFault?
    /// Pictures in a row that did not arrive.
    package internal(set) var failures = 0
}

/// The LED strip over one window. A thread of its own and its own patience: one that is off the
/// network holds nobody up, and when it is back it shows the newest picture, not the ones that it
/// missed.
package actor LedStrip {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    package nonisolated let name: String
    package nonisolated let window: WindowNumber
    private nonisolated let thread: OwnThread
    private nonisolated let line: StripLine
    private nonisolated let clock: any WallClock
    private nonisolated let known: Mutex<StripState>
    private nonisolated let wanted = Mutex<StripPicture?>(nil)
    private nonisolated let wakes: AsyncStream<Void>
    private nonisolated let wake: AsyncStream<Void>.Continuation

    private nonisolated let tries: StripTries

    package init(
        name: String,
        window: WindowNumber,
        profile: BoardProfile,
        address: Int,
        link: any ByteLink,
        patience: Duration,
        tries: StripTries = StripTries(),
        clock: any WallClock
    ) {
        self.tries = tries
        self.name = name
        self.window = window
        thread = OwnThread(name: "strip.\(name)")
        line = StripLine(profile: profile, address: address, link: link, patience: patience)
        self.clock = clock
        known = Mutex(StripState(name: name, window: window))
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package nonisolated var state: StripState { known.withLock { $0 } }

    /// From now on it shall show this. Returns at once.
    package nonisolated func show(_ picture: StripPicture) {
        let isNews = wanted.withLock { old in
            defer { old = picture }
            return old?.text != picture.text || old?.isCall != picture.isCall
        }
        // The same picture with newer facts in it: what hangs there is as new.
        guard isNews else {
            return known.withLock { if $0.fault == nil { $0.position = picture.position } }
        }
        wake.yield()
    }

    /// Keeps the strip at the newest picture until cancelled.
    package func run() async {
        let beats = Task { [wake] in
            // Said again before it goes dark by itself; so a cable that was pulled is noticed, too.
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(repeatSeconds)) } catch { return }
                wake.yield()
            }
        }
        defer { beats.cancel() }
        for await _ in wakes {
            guard !Task.isCancelled else { return }
            send()
            let failures = state.failures
            // It is tried again by itself.
            if failures > 0 { wake.yield() }
            do { try await Task.sleep(for: pause(after: failures, state.fault)) } catch { return }
        }
    }

    /// Well before it goes dark by itself. One that does not, is asked now and then whether it is
    /// there, where it answers; where it does not, saying it again would only wear it out.
    private nonisolated var repeatSeconds: Int {
        let profile = line.profile
        if profile.expireSeconds > 0 { return max(profile.expireSeconds / 3, 1) }
        return profile.answers ? tries.askSeconds : 24 * 3600
    }

    /// A controller loses pictures that come faster than it can.
    private nonisolated func pause(after failures: Int, _ fault: StripFault?) -> Duration {
        // Busy, or a frame that was disturbed: the same again may go through.
        guard failures > 0, fault?.isPassing != true || failures > tries.atOnceMax else {
            return .milliseconds(line.profile.refreshMilliseconds)
        }
        return .seconds(tries.pausesSeconds[min(failures, tries.pausesSeconds.count) - 1])
    }

    /// One try at the newest picture. Not `async`: two pictures cannot mix.
    func send() {
        guard let picture = wanted.withLock({ $0 }) else { return }
        do throws(StripFault) {
            try line.show(picture)
            let now = clock.now
            known.withLock { state in
                state.text = picture.text
                state.position = picture.position
                state.shownAt = now
                (state.fault, state.failures) = (nil, 0)
            }
        } catch {
            known.withLock { state in
                state.text = picture.text
                state.fault = error
                state.failures += 1
            }
        }
    }
}

/// All strips of the hall, each told what it has to show.
package struct StripBoards: Listener {
    package let strips: [LedStrip]
    private let texts: StripTexts
    private let services: [WindowNumber: String]
    private let codes: [WindowNumber: [ServiceCode]]

    /// - Parameters:
    ///   - services: what each window does, in words.
    ///   - codes: the same, as services.
    package init(
        strips: [LedStrip],
        texts: StripTexts,
        services: [WindowNumber: String],
        codes: [WindowNumber: [ServiceCode]] = [:]
    ) {
        self.strips = strips
        self.texts = texts
        self.services = services
        self.codes = codes
    }

    package func hear(_ news: News) { show(news.board) }

    package func show(_ board: BoardView) {
        for strip in strips {
            strip.show(
                texts.picture(
                    of: strip.window,
                    in: board,
                    services: services[strip.window] ?? "",
                    codes: codes[strip.window] ?? []
                )
            )
        }
    }

    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            for strip in strips { group.addTask { await strip.run() } }
        }
    }
}
