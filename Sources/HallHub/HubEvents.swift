import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Hub {
    /// `/api/events`: server-sent events (WHATWG HTML, *Server-sent events*), resumed by
    /// `Last-Event-ID`. `?as=board` says that a call shown here is an announcement.
    func addEvents(to router: Router<BasicRequestContext>) {
        let (events, door, options) = (self.events, self.door, self.options)
        router.get("/api/events") { request, _ in
            let last = request.headers[HTTPField.Name("Last-Event-ID")!].flatMap { Int($0) }
                // What is no position is no place to resume from.
                .flatMap { $0 >= 0 ? $0 : nil }
            let asBoard = request.uri.queryParameters["as"] == "board"
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    let (number, wakes) = events.join(asBoard: asBoard)
                    defer { events.leave(number) }
                    // A board that is gone is noticed at once, not at the next picture.
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await Hub.send(
                            events,
                            after: last,
                            wakes: wakes,
                            number: number,
                            beat: .seconds(options.heartbeatSeconds),
                            reading: Reading(
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
                            ),
                            to: &writer
                        )
                    }
                    try await writer.finish(nil)
                }
            )
        }
    }

    private static func send(
        _ events: EventRing,
        after last: Int?,
        wakes: AsyncStream<Void>,
        number: Int,
        beat: Duration,
        reading: Reading,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        var last = last
        let beats = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: beat)
                events.beat(number)
            }
        }
        defer { beats.cancel() }
        for await _ in wakes.cancelOnGracefulShutdown() {
            if let later = events.events(after: last) {
                if later.isEmpty {
                    let beat = Beat(last: last, time: String(await reading.time().prefix(5)))
                    try await writer.write(EventRing.encode("beat", id: nil, beat))
                }
                for event in later {
                    try await writer.write(event.bytes)
                    last = event.id
                }
            } else {
                let picture = await reading.whole(last)
                let id = picture.board.position
                try await writer.write(EventRing.encode("reset", id: id, picture))
                last = id
            }
        }
    }

    private struct Beat: Encodable {
        let last: Int?
        /// The hall's clock, so that a board's goes on in the quiet.
        let time: String
    }

    private struct Reading: Sendable {
        let whole: @Sendable (Int?) async -> PictureEvent
        let time: @Sendable () async -> String
    }
}
