import NIOCore
import NIOHTTPTypes

/// One board or page that listens: events are written to its channel on the channel's own event loop, all
/// readers of a loop in one go. A task for each, woken for each event, costs twice the time.
final class EventReader: Sendable {
    let number: Int
    let isBoard: Bool
    let loop: any EventLoop
    private let channel: any Channel
    private let state: NIOLoopBoundBox<State>
    private let wake: AsyncStream<Void>.Continuation
    /// When something has to be done that is not just the next event: a beat, or the picture anew.
    let wakes: AsyncStream<Void>

    private struct State {
        /// The newest event that was written; `nil` before the first picture.
        var last: Int?
        /// The whole picture is on its way: nothing is written before it.
        var isWaiting = true
    }

    init(number: Int, isBoard: Bool, channel: any Channel) {
        self.number = number
        self.isBoard = isBoard
        self.channel = channel
        loop = channel.eventLoop
        state = NIOLoopBoundBox.makeBoxSendingValue(State(), eventLoop: loop)
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() { wake.yield() }

    func end() { wake.finish() }

    /// On the loop: everything after the last event, as far as the reader takes it. One that is slow is
    /// left alone, and catches up with the next event or beat.
    func push(from events: EventRing) {
        guard !state.value.isWaiting, channel.isWritable, let last = state.value.last else {
            return
        }
        guard let later = events.events(after: last) else {
            state.value.isWaiting = true
            wake.yield()
            return
        }
        guard !later.isEmpty else { return }
        for event in later {
            channel.write(HTTPResponsePart.body(event.bytes), promise: nil)
            state.value.last = event.id
        }
        channel.flush()
    }

    /// What has to be done now: `nil` is the whole picture after the last event that was written.
    enum Turn: Sendable {
        case picture(after: Int?)
        case beat(last: Int?)
    }

    /// What the reader needs, once the next events are written.
    func turn(from events: EventRing) async throws -> Turn {
        try await loop.submit { [self] in
            push(from: events)
            let last = state.value.last
            return state.value.isWaiting ? .picture(after: last) : .beat(last: last)
        }.get()
    }

    /// Where the reader says that it is: before the first picture only.
    func begin(after last: Int?, from events: EventRing) async throws {
        try await loop.submit { [self] in
            guard let last, events.covers(last) else { return }
            state.value = State(last: last, isWaiting: false)
        }.get()
    }

    /// Writes the whole picture, and what has come since it was read.
    func write(picture: ByteBuffer, id: Int, from events: EventRing) async throws {
        try await loop.submit { [self] in
            channel.writeAndFlush(HTTPResponsePart.body(picture), promise: nil)
            state.value = State(last: id, isWaiting: false)
            push(from: events)
        }.get()
    }

    /// Writes what is no event. A reader that takes nothing is not given more: silence ends it.
    func write(beat: ByteBuffer) async throws {
        try await loop.submit { [self] in
            guard channel.isWritable else { return }
            channel.writeAndFlush(HTTPResponsePart.body(beat), promise: nil)
        }.get()
    }
}
