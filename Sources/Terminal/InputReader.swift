import Glibc
package import TextGrid

/// Reads the terminal on a thread of its own and says what came.
package final class InputReader: Sendable {
    private let sizeChanged: Int32
    private let feed: @Sendable ([InputEvent], _ milliseconds: Int64) -> Void
    private let ended: @Sendable () -> Void

    /// - Parameter sizeChanged: what `TerminalSession.enter()` gave.
    package init(
        sizeChanged: Int32,
        feed: @escaping @Sendable ([InputEvent], _ milliseconds: Int64) -> Void,
        ended: @escaping @Sendable () -> Void
    ) {
        self.sizeChanged = sizeChanged
        self.feed = feed
        self.ended = ended
    }

    package func start() {
        var thread = pthread_t()
        pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<InputReader>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            },
            Unmanaged.passRetained(self).toOpaque()
        )
    }

    private func run() {
        var parser = InputParser()
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var files = [
                pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
                pollfd(fd: sizeChanged, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&files, 2, Int32(parser.patienceMilliseconds ?? -1))
            if ready == 0 { feed(parser.flush(), Self.now) }
            guard ready > 0 else { continue }
            if files[1].revents != 0 {
                _ = read(sizeChanged, &buffer, buffer.count)
                feed([.resize(TerminalSession.size)], Self.now)
            }
            if files[0].revents != 0 {
                let count = read(0, &buffer, buffer.count)
                guard count > 0 else { return ended() }
                feed(parser.feed(buffer[0..<count]), Self.now)
            }
        }
    }

    /// The clock that goes on by itself: when the bytes came, not when somebody got round to them.
    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

extension TerminalSession {
    /// Takes the terminal, and sends what comes from it as messages until it is gone. Whoever calls
    /// this gives it back by ``leave()``.
    package static func open<Message: Sendable>(
        sendingTo send: AsyncStream<Message>.Continuation,
        as message: @escaping @Sendable (InputEvent) -> Message
    ) {
        openTimed(sendingTo: send) { event, _ in message(event) }
    }

    /// The same, with the moment at which the bytes came, in milliseconds of a clock of its own.
    package static func openTimed<Message: Sendable>(
        sendingTo send: AsyncStream<Message>.Continuation,
        as message: @escaping @Sendable (InputEvent, _ milliseconds: Int64) -> Message
    ) {
        InputReader(
            sizeChanged: enter(),
            feed: { events, at in for event in events { send.yield(message(event, at)) } },
            ended: { send.finish() }
        ).start()
    }
}
