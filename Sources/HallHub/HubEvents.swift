import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Hub {
    /// `/api/events`: server-sent events (WHATWG HTML, *Server-sent events*), resumed by
    /// `Last-Event-ID`. `?as=board` says that a call shown here is an announcement; it counts from this
    /// machine and from paired boards.
    func addEvents(to router: Router<HubContext>) {
        let (events, door, options) = (self.events, self.door, self.options)
        let doorkeeper = self.doorkeeper
        router.get("/api/events") { request, context in
            let last = request.headers[HTTPField.Name("Last-Event-ID")!].flatMap { Int($0) }
                // What is no position is no place to resume from.
                .flatMap { $0 >= 0 ? $0 : nil }
            let reader = await doorkeeper.reader(request, from: context)
            var asBoard = false
            if case .board = reader { asBoard = true }
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { [asBoard] writer in
                    // The head goes out before anything is written past the writer.
                    try await writer.write(ByteBuffer(string: ": quhao\n\n"))
                    let listener = events.join(context.channel, asBoard: asBoard)
                    defer { events.leave(listener) }
                    // A board that is gone is noticed at once, not at the next picture.
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await listener.begin(after: last, from: events)
                        try await Hub.send(
                            events,
                            to: listener,
                            after: last,
                            beat: .seconds(options.heartbeatSeconds),
                            reading: Reading(
                                isStill: { doorkeeper.isStill(reader) },
                                whole: { last in
                                    let board = await door.board()
                                    let calls = events.calls(after: last, upTo: board.position)
                                    return PictureEvent(board: board, calls: calls)
                                },
                                time: {
                                    await door.desk.read { day, _, now in
                                        clockText(now, offsetMinutes: day.offsetMinutes)
                                    }
                                }
                            )
                        )
                    }
                    try await writer.finish(nil)
                }
            )
        }
    }

    /// Beats, and the whole picture where a reader needs one; the events themselves go past this.
    private static func send(
        _ events: EventRing,
        to listener: EventReader,
        after last: Int?,
        beat: Duration,
        reading: Reading
    ) async throws {
        let beats = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: beat)
                listener.ring()
            }
        }
        defer { beats.cancel() }
        listener.ring()
        // Until the first picture a reader is where it says that it is.
        var claimed = last
        for await _ in listener.wakes.cancelOnGracefulShutdown() {
            // A board that was taken back is cut off at the next beat.
            guard reading.isStill() else { return }
            switch try await listener.turn(from: events) {
            case .picture(let last):
                let picture = await reading.whole(last ?? claimed)
                let id = picture.board.position
                let bytes = EventRing.encode("reset", id: id, picture)
                try await listener.write(picture: bytes, id: id, from: events)
            case .beat(let last):
                let beat = Beat(last: last, time: String(await reading.time().prefix(5)))
                try await listener.write(beat: EventRing.encode("beat", id: nil, beat))
            }
            claimed = nil
        }
    }

    private struct Beat: Encodable {
        let last: Int?
        /// The hall's clock, so that a board's goes on in the quiet.
        let time: String
    }

    private struct Reading: Sendable {
        let isStill: @Sendable () -> Bool
        let whole: @Sendable (Int?) async -> PictureEvent
        let time: @Sendable () async -> String
    }
}
