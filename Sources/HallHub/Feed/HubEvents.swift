import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Hub {
    /// `/api/events`: server-sent events (WHATWG HTML, *Server-sent events*), resumed by
    /// `Last-Event-ID`. `?as=board` says that a call shown here is an announcement; it counts from
    /// this machine and from paired boards.
    func addEvents(to router: Router<HubContext>) {
        let (events, door, authenticator) = (self.events, self.door, self.authenticator)
        router.get("/api/events") { request, context in
            let last = request.headers[HTTPField.Name("Last-Event-ID")!].flatMap { Int($0) }
                // What is no position is no place to resume from.
                .flatMap { $0 >= 0 ? $0 : nil }
            let reader = await authenticator.reader(request, from: context)
            var asBoard = false
            if case .board = reader { asBoard = true }
            let channel = context.channel
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream", .cacheControl: "no-store",
                    // A proxy that holds a stream back until it ends shows nothing.
                    HTTPField.Name("X-Accel-Buffering")!: "no",
                ],
                body: ResponseBody { [asBoard] writer in
                    // The head goes out before anything is written past the writer.
                    try await writer.write(ByteBuffer(string: ": quhao\n\n"))
                    let listener = events.join(channel, asBoard: asBoard) {
                        authenticator.isStill(reader)
                    }
                    defer { events.leave(listener) }
                    try await listener.begin(after: last, from: events)
                    try await Hub.sendPictures(of: events, to: listener, after: last, door)
                    // Nothing is written behind the end of the response.
                    events.leave(listener)
                    try await writer.finish(nil)
                }
            )
        }
    }

    /// The whole picture, each time that a reader needs one; the events themselves go past this.
    private static func sendPictures(
        of events: EventFeed,
        to listener: Subscriber,
        after last: Int?,
        _ door: OwnHall
    ) async throws {
        for await _ in listener.wakes.cancelOnGracefulShutdown() {
            // Before its first picture a reader is where it says that it is.
            let place = try await listener.last ?? last
            let board = await ReadBoard().answer(in: door, as: .nobody, key: nil)
            let calls = events.calls(after: place, upTo: board.position)
            let picture = PictureEvent(board: board, calls: calls)
            let bytes = EventFeed.encode("reset", id: board.position, picture)
            try await listener.write(picture: bytes, id: board.position, from: events)
        }
    }

    /// Every reader hears now and then that the hub is there.
    func beat() async {
        let door = self.door
        await events.beats(every: .seconds(options.heartbeatSeconds)) {
            let time = await door.desk.read { day, _, now in
                clockText(now, offsetMinutes: day.offsetMinutes)
            }
            return String(time.prefix(5))
        }
    }
}
