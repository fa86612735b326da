import Dispatch
package import HallAPI
package import HallCore
import Synchronization

/// The engine with a mailbox, a thread, a clock and dice: what happens in this process happens
/// here, one thing after another.
package actor Desk {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// The hall as it is today: a version of an item that two people have confirmed holds from its
    /// day on.
    package nonisolated var hall: Hall { shelf.withLock { $0.hall } }
    package nonisolated let clock: any WallClock
    /// Whether this desk rehearses 演练.
    package nonisolated var isRehearsal: Bool { rehearsal }

    private nonisolated let rehearsal: Bool
    let zone: any HallZone
    /// How notices are kept; `nil` where this process keeps none.
    nonisolated var notices: NoticeSetup? { shelf.withLock { $0.notices } }
    private nonisolated let shelf: Mutex<(hall: Hall, notices: NoticeSetup?)>
    private nonisolated let thread = OwnThread(name: "desk")
    private nonisolated let mailbox = Mutex<[PendingStep]>([])
    private nonisolated let listeners = Mutex<[any Listener]>([])
    private nonisolated let announcer = Mutex<Announcer?>(nil)

    private var engine: Engine
    var journal: any Journal { engine.journal }
    var day: HallDay { engine.day }
    var position: Int { engine.position }
    /// What listeners know of the break.
    private var restTold: Words?

    /// Commands decided in one transaction, at most.
    static let batchMax = 256

    /// Opens the desk where the journal left off. Writes nothing.
    package init(
        hall: Hall,
        journal: any Journal,
        clock: any WallClock,
        zone: any HallZone,
        rehearsal: Bool = false,
        notices: NoticeSetup? = nil
    ) throws(DeskError) {
        shelf = Mutex((hall, notices))
        self.clock = clock
        self.zone = zone
        self.rehearsal = rehearsal
        do throws(JournalFault) {
            engine = try Engine(hall: hall, journal: journal, zone: zone, rehearsal: rehearsal)
        } catch { throw .fault(error) }
    }

    /// Adds somebody who hears of every fact from now on.
    package nonisolated func tell(_ listener: any Listener) {
        listeners.withLock { $0.append(listener) }
    }

    /// From now on these items hold.
    package nonisolated func hold(_ items: [Item]) {
        shelf.withLock { shelf in
            shelf.hall.items = items
            shelf.notices = shelf.notices?.holding(items)
        }
    }

    /// From now on this calendar holds: two people have confirmed a year.
    package func hold(_ calendar: WorkingCalendar) {
        shelf.withLock { shelf in
            shelf.hall.calendar = calendar
            shelf.notices = shelf.notices?.holding(calendar)
        }
        engine.hold(calendar)
    }

    /// Says how to find out whether a board or a voice runs, which reports announcements.
    package nonisolated func announce(through isRunning: @escaping @Sendable () -> Bool) {
        announcer.withLock { $0 = Announcer(isRunning) }
    }

    /// A closure in a class: one that stands in a `Mutex` by itself is wrapped in one more
    /// reabstraction thunk at each reading, until a call of it takes the whole stack.
    private final class Announcer: Sendable {
        let isRunning: @Sendable () -> Bool

        init(_ isRunning: @escaping @Sendable () -> Bool) {
            self.isRunning = isRunning
        }
    }

    /// Decides and records one order, and answers once it is on disk.
    ///
    /// - Parameters:
    ///   - caller: in whose name it is done; this machine itself by default.
    ///   - key: the same key and order give the same answer, within 48 hours.
    ///   - read: what the caller wants to know of the day right after the order; given the
    ///     answer and the moment.
    /// - Throws: a refusal or a fault; nothing was recorded then.
    package nonisolated func perform<View: Sendable>(
        _ order: some Order,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil,
        reading read: @escaping @Sendable (HallDay, Answer, Moment) -> View
    ) async throws(DeskError) -> (view: View, repeated: Bool) {
        let step = Step(order, by: caller, key: key) {
            (view: read($0.day, $0.answer, $0.at), repeated: $0.isRepeated)
        }
        return try await perform(step)
    }

    /// Decides and records one step, and answers once it is on disk.
    nonisolated func perform<Result: Sendable>(
        _ step: Step<Result>
    ) async throws(DeskError) -> Result {
        let result =
            await withCheckedContinuation { continuation in
                post(PendingStep(step) { continuation.resume(returning: $0) })
            } as Swift.Result<Result, DeskError>
        return try result.get()
    }

    /// The same, where nothing but the answer is wanted.
    @discardableResult
    package nonisolated func perform(
        _ order: some Order,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil
    ) async throws(DeskError) -> Answer {
        try await perform(order, by: caller, key: key) { _, answer, _ in answer }.view
    }

    /// Looks at the day without changing it. Only the small view leaves the desk.
    package func read<View: Sendable>(
        _ view: @Sendable (HallDay, _ position: Int, _ now: Moment) -> View
    ) -> View {
        view(day, position, self.now)
    }

    /// Takes in what other processes have written; `false` where the journal can't be read.
    @discardableResult
    package func catchUp() -> Bool {
        defer { publish() }
        return engine.catchUp()
    }

    /// Calls that a board was to announce and that nobody has reported as announced.
    package func unannouncedCalls(olderThanSeconds age: Int = 0) -> [(TicketNumber, WindowNumber)] {
        day.windowViews.compactMap { view in
            guard let number = view.ticket,
                let call = day.ticket(number)?.call, call.awaitsAnnouncement,
                now.seconds(since: call.at) >= age
            else { return nil }
            return (number, view.number)
        }
    }

    // MARK: The synchronous piece

    private nonisolated func post(_ pending: PendingStep) {
        let isFirst = mailbox.withLock { waiting in
            waiting.append(pending)
            return waiting.count == 1
        }
        if isFirst { thread.queue.async { self.assumeIsolated { $0.runBatch() } } }
    }

    /// Decides, records and applies everything that waits; then answers.
    private func runBatch() {
        let batch = mailbox.withLock { waiting in
            let batch = Array(waiting.prefix(Self.batchMax))
            waiting.removeFirst(batch.count)
            return batch
        }
        guard !batch.isEmpty else { return }
        if mailbox.withLock({ !$0.isEmpty }) {
            thread.queue.async { self.assumeIsolated { $0.runBatch() } }
        }
        let answers = engine.run(batch, inputs)
        for answer in answers { answer(nil) }
        publish()
    }

    private var inputs: Engine.Inputs {
        Engine.Inputs(
            now: self.clock.now,
            announcerRuns: announcer.withLock { $0 }?.isRunning() ?? false,
            notices: notices,
            makeCode: { ShortCode.random() }
        )
    }

    /// Never before the newest fact, whatever the clock says.
    var now: Moment { max(clock.now, day.lastAt) }

    /// The hall's local day, by its clock.
    var today: CivilDate { engine.localDate(at: now) }

    /// The hall's local day and time, by its clock.
    var dateAndTime: (CivilDate, String) {
        let offset = zone.offsetMinutes(at: now)
        return (today, String(clockText(now, offsetMinutes: offset).prefix(5)))
    }

    private func publish() {
        let facts = engine.takeNews()
        guard !facts.isEmpty else { return }
        let listeners = listeners.withLock { $0 }
        guard !listeners.isEmpty else { return }
        restTold = day.rest(at: now)
        let news = News(facts: facts, board: day.boardView(position: position, at: now))
        for listener in listeners { listener.hear(news) }
    }

    /// Tells listeners that what boards show has changed by the hall's clock alone: a break begins
    /// or ends.
    package func pulse() {
        let rest = day.rest(at: now)
        guard rest != restTold else { return }
        restTold = rest
        let board = day.boardView(position: position, at: now)
        for listener in listeners.withLock({ $0 }) { listener.hear(News(facts: [], board: board)) }
    }
}

extension ShortCode {
    /// One that nobody can guess, by the system's random numbers.
    static func random() -> String {
        String((0..<count).map { _ in letters.randomElement() ?? "2" })
    }
}
