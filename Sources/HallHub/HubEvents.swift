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
            // A board that was taken back is cut off at the next beat.
            guard reading.isStill() else { return }
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
        let isStill: @Sendable () -> Bool
        let whole: @Sendable (Int?) async -> PictureEvent
        let time: @Sendable () async -> String
    }
}
