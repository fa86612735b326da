import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// One board or page that listens: events are written to its channel on the channel's own event
/// loop, all readers of a loop in one go, behind the library's writer and its bookkeeping; no task
/// of a reader has to be woken for them.
final class Subscriber: Sendable {
    let number: Int
    let isBoard: Bool
    let loop: any EventLoop
    private let channel: any Channel
    private let state: NIOLoopBoundBox<State>
    private let isStill: @Sendable () -> Bool
    private let wake: AsyncStream<Void>.Continuation
    /// When the reader needs the whole picture; ends when it is to be cut off.
    let wakes: AsyncStream<Void>

    private struct State {
        /// The newest event that was written; `nil` before the first picture.
        var last: Int?
        /// The whole picture is on its way: nothing is written before it.
        var isWaiting = true
        /// Where the library turns its parts of a response into those of HTTP/1: ours begin behind
        /// it.
        var codec: ChannelHandlerContext?
    }

    /// - Parameter isStill: whether the reader still is what it was; a board may be taken back.
    init(
        number: Int,
        isBoard: Bool,
        channel: any Channel,
        isStill: @escaping @Sendable () -> Bool
    ) {
        self.number = number
        self.isBoard = isBoard
        self.channel = channel
        self.isStill = isStill
        loop = channel.eventLoop
        state = NIOLoopBoundBox.makeBoxSendingValue(State(), eventLoop: loop)
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Ends the reader's task, and with it the response.
    func end() { wake.finish() }

    /// Finds the way into the channel, and takes the reader's word for where it is if nothing since
    /// then is missing. Else it is given the whole picture.
    ///
    /// - Throws: where the channel is closed already.
    func begin(after last: Int?, from events: EventFeed) async throws {
        try await loop.submit { [self] in
            let pipeline = channel.pipeline.syncOperations
            state.value.codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self)
            try pipeline.handler(type: InputEnd.self).tell { [weak self] in self?.end() }
            if let last, events.covers(last) {
                state.value.last = last
                state.value.isWaiting = false
                push(from: events)
            } else {
                wake.yield()
            }
        }.get()
    }

    /// On the loop: everything after the last event, as far as the reader takes it. One that is
    /// slow is left alone, and catches up with the next event or beat.
    func push(from events: EventFeed) {
        guard !state.value.isWaiting, channel.isWritable, let last = state.value.last else {
            return
        }
        guard let later = events.events(after: last) else {
            state.value.isWaiting = true
            wake.yield()
            return
        }
        guard !later.isEmpty else { return }
        for event in later { write(event.bytes) }
        state.value.last = later.last?.id
        state.value.codec?.flush()
    }

    /// On the loop: asks for the whole picture anew.
    func refresh() {
        state.value.isWaiting = true
        wake.yield()
    }

    /// On the loop: shows that the hub is there, and looks whether the board is still let in. A
    /// reader that takes nothing is not given more: silence ends it.
    func beat(_ bytes: ByteBuffer, from events: EventFeed) {
        guard isStill() else { return wake.finish() }
        push(from: events)
        guard !state.value.isWaiting, channel.isWritable else { return }
        write(bytes)
        state.value.codec?.flush()
    }

    /// The newest event that the reader was given; `nil` before the first picture.
    var last: Int? {
        get async throws { try await loop.submit { [self] in state.value.last }.get() }
    }

    /// Writes the whole picture, and what has come since it was read.
    func write(picture: ByteBuffer, id: Int, from events: EventFeed) async throws {
        try await loop.submit { [self] in
            guard state.value.codec != nil else { return }
            write(picture)
            state.value.codec?.flush()
            state.value.last = id
            state.value.isWaiting = false
            push(from: events)
        }.get()
    }

    /// The response is over, or its channel: nothing is written any more.
    func leave() {
        loop.execute { [self] in
            // Without a way into the channel nothing is written, whoever asks for it.
            state.value.codec = nil
            state.value.isWaiting = true
        }
    }

    private func write(_ bytes: ByteBuffer) {
        let part = HTTPServerResponsePart.body(.byteBuffer(bytes))
        state.value.codec?.write(NIOAny(part), promise: nil)
    }
}

/// Tells when the other side has sent its last byte, as a browser does that closes a page: nobody
/// reads there any more. In every channel from its start, before anything holds the end back, so
/// that none is missed.
final class InputEnd: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private var isEnded = false
    private var told: (() -> Void)?

    /// On the loop: `told` is called once it has ended, at once where it has.
    func tell(_ told: @escaping () -> Void) {
        if isEnded { told() } else { self.told = told }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            isEnded = true
            told?()
        }
        context.fireUserInboundEventTriggered(event)
    }
}
