import Foundation
import HallAPI
package import HallCore
package import HallFlow
import NIOCore
import Synchronization

/// What boards and pages are told, in order: pictures with a sequence number.
///
/// Level-triggered: a new picture reaches each reader once; a reader is sent everything after the
/// last one it was sent. Nothing overflows, nothing is skipped; whoever was away for too long is
/// given the whole picture anew.
package final class EventFeed: Listener {
    /// One event, encoded once for all readers.
    struct Event: Sendable {
        let id: Int
        let bytes: ByteBuffer
    }

    private struct State {
        var events: [Event] = []
        /// The newest event that is not kept any more; 0 while all of this run are.
        var dropped = 0
        var readers: [Int: Subscriber] = [:]
        /// How many of them show calls: asked at every command.
        var boards = 0
        var readersMade = 0
        var waiting: [News] = []
        var newest: BoardReply?
    }

    private let hall: Hall
    private let kept: Int
    private let readAgainMax: Int
    private let state = Mutex(State())
    private let wake: AsyncStream<Void>.Continuation
    private let wakes: AsyncStream<Void>
    private let announced: @Sendable (TicketNumber, WindowNumber) async -> Void
    private let offsetMinutes: @Sendable () async -> Int
    private let earlier: @Sendable (Int) -> [RecordedFact]

    /// - Parameters:
    ///   - kept: events that a reader who was away can catch up with.
    ///   - readAgainMax: facts that are read again for one reader, at most: anybody may ask.
    ///   - announced: told when a call has gone out to the boards.
    ///   - earlier: the facts after a position, from the journal: for a reader who was away for
    ///     longer than events are kept, or while the hub was started anew.
    package init(
        hall: Hall,
        kept: Int,
        readAgainMax: Int = 2000,
        offsetMinutes: @escaping @Sendable () async -> Int,
        announced: @escaping @Sendable (TicketNumber, WindowNumber) async -> Void,
        earlier: @escaping @Sendable (Int) -> [RecordedFact] = { _ in [] }
    ) {
        self.earlier = earlier
        self.hall = hall
        self.kept = kept
        self.readAgainMax = readAgainMax
        self.offsetMinutes = offsetMinutes
        self.announced = announced
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A board is connected, so that calls are announced.
    package var hasBoards: Bool { state.withLock { $0.boards > 0 } }

    /// How many show calls now.
    package var boardCount: Int { state.withLock { $0.boards } }

    /// Streams that are open now: boards, and one for all other pages of each browser.
    package var streamCount: Int { state.withLock { $0.readers.count } }

    package func hear(_ news: News) {
        state.withLock { $0.waiting.append(news) }
        wake.yield()
    }

    /// Turns news into events until cancelled.
    package func run() async {
        for await _ in wakes {
            let waiting = state.withLock { state in
                defer { state.waiting.removeAll() }
                return state.waiting
            }
            // An event for each commit, so that no position stands between an event's calls.
            for news in waiting {
                guard !news.facts.isEmpty else {
                    // A break begins or ends: there is no new position to resume from.
                    refresh()
                    continue
                }
                guard news.facts.contains(where: { Self.isShown($0.fact.deed) }) else { continue }
                let board = hall.reply(news.board, offsetMinutes: await offsetMinutes())
                add(PictureEvent(board: board, calls: calls(in: news.facts)))
            }
            for fact in waiting.flatMap(\.facts) {
                switch fact.fact.deed {
                case .call(.called(let ticket, let window, true)),
                    .call(.recalled(let ticket, let window, true)):
                    await announced(ticket, window)
                default: break
                }
            }
        }
    }

    /// Papers, sign-ins and announcements change nothing that a board or a page shows.
    private static func isShown(_ deed: Deed) -> Bool {
        switch deed {
        case .call(.announced), .call(.calledOutOfOrder): false
        case .window(.closingChecked): false
        case .ticket(.limitExceeded), .ticket(.priorityGiven), .ticket(.guidanceChecked),
            .ticket(.enteredByHand):
            false
        case .day(.numbersSkipped), .day(.serialsSkipped), .day(.clockAccepted),
            .day(.calendarConfirmed), .day(.headMade):
            false
        case .correction(.casesCounted), .correction(.ticketNoted): false
        case .slip, .device, .staff, .notice, .enquiry, .item: false
        case .day, .window, .ticket, .call, .correction: true
        }
    }

    private func calls(in facts: [RecordedFact]) -> [CalledEvent] {
        facts.compactMap { recorded in
            switch recorded.fact.deed {
            case .call(.called(let ticket, let window, _)),
                .call(.recalled(let ticket, let window, _)):
                var again = false
                if case .call(.recalled) = recorded.fact.deed { again = true }
                return CalledEvent(
                    position: recorded.position,
                    ticket: ticket.description,
                    window: window.value,
                    place: hall.place(of: window).zh,
                    again: again
                )
            default: return nil
            }
        }
    }

    private func add(_ picture: PictureEvent) {
        let event = Event(
            id: picture.board.position,
            bytes: Self.encode("picture", id: picture.board.position, picture)
        )
        let readers = state.withLock { state in
            state.newest = picture.board
            state.events.append(event)
            if state.events.count > kept { state.dropped = state.events.removeFirst().id }
            return Array(state.readers.values)
        }
        Self.each(of: readers) { $0.push(from: self) }
    }

    /// Gives every reader the whole picture anew.
    private func refresh() {
        Self.each(of: state.withLock { Array($0.readers.values) }) { $0.refresh() }
    }

    // MARK: Readers

    /// A reader that is told of every event from now on, until `leave`.
    func join(
        _ channel: any Channel,
        asBoard: Bool,
        isStill: @escaping @Sendable () -> Bool
    ) -> Subscriber {
        state.withLock { state in
            state.readersMade += 1
            let reader = Subscriber(
                number: state.readersMade,
                isBoard: asBoard,
                channel: channel,
                isStill: isStill
            )
            state.readers[reader.number] = reader
            if asBoard { state.boards += 1 }
            // Whatever the request's own task is waiting for: a reader ends with its channel.
            channel.closeFuture.whenComplete { _ in reader.end() }
            return reader
        }
    }

    func leave(_ reader: Subscriber) {
        state.withLock { state in
            guard state.readers.removeValue(forKey: reader.number) != nil else { return }
            if reader.isBoard { state.boards -= 1 }
        }
        reader.leave()
        reader.end()
    }

    /// Shows every reader that the hub is there, until cancelled.
    ///
    /// - Parameter time: the hall's clock, so that a board's goes on in the quiet.
    func beats(every pause: Duration, time: @Sendable () async -> String) async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: pause) } catch { return }
            let bytes = Self.encode("beat", id: nil, ["time": await time()])
            let readers = state.withLock { Array($0.readers.values) }
            Self.each(of: readers) { $0.beat(bytes, from: self) }
        }
    }

    /// On their own event loops, all of a loop in one go.
    private static func each(
        of readers: [Subscriber],
        _ act: @escaping @Sendable (Subscriber) -> Void
    ) {
        for (_, group) in Dictionary(grouping: readers, by: { ObjectIdentifier($0.loop) }) {
            group.first?.loop.execute { for reader in group { act(reader) } }
        }
    }

    /// Everything after `last`, which this run has told the reader; `nil` where that is no longer
    /// kept.
    func events(after last: Int) -> [Event]? {
        state.withLock { state in
            guard last >= state.dropped else { return nil }
            return state.events.reversed().prefix { $0.id > last }.reversed()
        }
    }

    /// Whether a reader who says that it is at `last`, perhaps from an earlier run, has missed
    /// nothing that is not kept.
    func covers(_ last: Int) -> Bool {
        state.withLock { state in
            guard let oldest = state.events.first, let newest = state.events.last else {
                return false
            }
            // Whoever is ahead of all there is has read another journal, such as one before a
            // restore.
            return last >= oldest.id && last <= newest.id
        }
    }

    /// The calls of a whole picture: those that a reader has missed who was at `last`, up to the
    /// picture's own position. A reader who has never been here has missed none.
    func calls(after last: Int?, upTo position: Int) -> [CalledEvent] {
        guard let last, last < position, position - last <= readAgainMax else { return [] }
        return calls(in: earlier(last).filter { $0.position <= position })
    }

    static func encode(_ name: String, id: Int?, _ value: some Encodable) -> ByteBuffer {
        var text = id.map { "id: \($0)\n" } ?? ""
        text += "event: \(name)\ndata: " + jsonText(value) + "\n\n"
        return ByteBuffer(string: text)
    }
}

/// A whole picture, and the calls that it is about.
struct PictureEvent: Encodable {
    let board: BoardReply
    let calls: [CalledEvent]
}

struct CalledEvent: Encodable {
    let position: Int
    let ticket: String
    let window: Int
    let place: String
    let again: Bool
}

/// JSON with keys in a fixed order; what we encode is ours and always can be.
func jsonText(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
        preconditionFailure("our own values can be encoded: \(error)")
    }
}
