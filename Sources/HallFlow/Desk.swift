import Dispatch
public import HallAPI
public import HallCore
import Synchronization

/// The one place where the day changes.
///
/// The desk keeps the ``HallDay`` in memory and the ``Journal`` on disk in step, by one rule:
/// **decide, record, apply, with no `await` between them**. Commands that wait together form a
/// batch: each is decided on the day as the ones before it leave it, all are committed in one
/// transaction, and only then is any of them answered (group commit).
public actor Desk {
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// The hall as it is today: a version of an item that two people have confirmed holds from its
    /// day on.
    public nonisolated var hall: Hall { shelf.withLock { $0.hall } }
    public nonisolated let clock: any WallClock
    /// Whether this desk rehearses 演练.
    public nonisolated var isRehearsal: Bool { rehearsal }

    private nonisolated let rehearsal: Bool
    let zone: any HallZone
    /// How notices are kept; `nil` where this process keeps none.
    nonisolated var notices: NoticeDesk? { shelf.withLock { $0.notices } }
    private nonisolated let shelf: Mutex<(hall: Hall, notices: NoticeDesk?)>
    let journal: any Journal
    private nonisolated let thread = OwnThread(name: "desk")
    private nonisolated let mailbox = Mutex<[PendingOrder]>([])
    private nonisolated let listeners = Mutex<[any Listener]>([])
    private nonisolated let announcer = Mutex<Announcer?>(nil)

    var day: HallDay
    /// The position of the newest fact that `day` has taken in.
    var position = 0
    /// The day in memory is not what the journal holds: read it anew before anything else.
    var isStale = false
    /// The position of the newest fact that listeners have heard of.
    private var told = 0
    /// What listeners know of the break.
    private var restTold: Words?
    private var random = SystemRandomNumberGenerator()

    /// Commands decided in one transaction, at most.
    static let batchMax = 256

    /// Opens the desk where the journal left off. Writes nothing.
    public init(
        hall: Hall,
        journal: any Journal,
        clock: any WallClock,
        zone: any HallZone,
        rehearsal: Bool = false,
        notices: NoticeDesk? = nil
    ) throws(DeskError) {
        shelf = Mutex((hall, notices))
        self.journal = journal
        self.clock = clock
        self.zone = zone
        self.rehearsal = rehearsal
        day = HallDay(plan: hall.plan, calendar: hall.calendar)
        let facts: [RecordedFact]
        do { facts = try journal.newestDay() } catch { throw .fault(error) }
        for recorded in facts {
            day.apply(recorded.fact)
            position = recorded.position
        }
        told = position
    }

    /// Adds somebody who hears of every fact from now on.
    public nonisolated func tell(_ listener: any Listener) {
        listeners.withLock { $0.append(listener) }
    }

    /// From now on these items hold.
    public nonisolated func hold(_ items: [Item]) {
        shelf.withLock { shelf in
            shelf.hall.items = items
            shelf.notices = shelf.notices?.holding(items)
        }
    }

    /// From now on this calendar holds: two people have confirmed a year.
    public func hold(_ calendar: WorkingCalendar) {
        shelf.withLock { shelf in
            shelf.hall.calendar = calendar
            shelf.notices = shelf.notices?.holding(calendar)
        }
        day.calendar = calendar
    }

    /// Says how to find out whether a board or a voice runs, which reports announcements.
    public nonisolated func announce(through isRunning: @escaping @Sendable () -> Bool) {
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
    public nonisolated func perform<View: Sendable>(
        _ order: some Order,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil,
        reading read: @escaping @Sendable (HallDay, Answer, Moment) -> View
    ) async throws(DeskError) -> (view: View, repeated: Bool) {
        let outcome =
            await withCheckedContinuation { continuation in
                let pending = PendingOrder(order: order, caller: caller, key: key) { day, result in
                    switch result {
                    case .success(let decided):
                        let view = read(day, decided.answer, decided.at)
                        return { fault in
                            continuation.resume(
                                returning: fault.map { .failure(.fault($0)) }
                                    ?? .success((view, decided.repeated))
                            )
                        }
                    case .failure(let error):
                        return { fault in
                            continuation.resume(
                                returning: .failure(fault.map { .fault($0) } ?? error)
                            )
                        }
                    }
                }
                post(pending)
            } as Result<(View, Bool), DeskError>
        return try outcome.get()
    }

    /// The same, where nothing but the answer is wanted.
    @discardableResult
    public nonisolated func perform(
        _ order: some Order,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil
    ) async throws(DeskError) -> Answer {
        try await perform(order, by: caller, key: key) { _, answer, _ in answer }.view
    }

    /// Looks at the day without changing it. Only the small view leaves the desk.
    public func read<View: Sendable>(
        _ view: @Sendable (HallDay, _ position: Int, _ now: Moment) -> View
    ) -> View {
        view(day, position, self.now)
    }

    /// Takes in what other processes have written; `false` where the journal can't be read.
    @discardableResult
    public func catchUp() -> Bool {
        guard !isStale else { return recover() }
        do {
            guard try journal.hasForeignFacts() else { return true }
            let facts = try journal.facts(after: position)
            for recorded in facts { absorb(recorded) }
            publish(facts)
            return true
        } catch {
            return false
        }
    }

    /// Calls that a board was to announce and that nobody has reported as announced.
    public func unannouncedCalls(olderThanSeconds age: Int = 0) -> [(TicketNumber, WindowNumber)] {
        day.windowViews.compactMap { view in
            guard let number = view.ticket,
                let call = day.ticket(number)?.call, call.awaitsAnnouncement,
                now.seconds(since: call.at) >= age
            else { return nil }
            return (number, view.number)
        }
    }

    // MARK: The synchronous piece

    private nonisolated func post(_ pending: PendingOrder) {
        let isFirst = mailbox.withLock { waiting in
            waiting.append(pending)
            return waiting.count == 1
        }
        if isFirst { thread.queue.async { self.assumeIsolated { $0.settle() } } }
    }

    /// Decides, records and applies everything that waits; then answers.
    private func settle() {
        let batch = mailbox.withLock { waiting in
            let batch = Array(waiting.prefix(Self.batchMax))
            waiting.removeFirst(batch.count)
            return batch
        }
        guard !batch.isEmpty else { return }
        if mailbox.withLock({ !$0.isEmpty }) {
            thread.queue.async { self.assumeIsolated { $0.settle() } }
        }
        var replies: [@Sendable (JournalFault?) -> Void] = []
        var news: [RecordedFact] = []
        do throws(JournalFault) {
            try reloadIfStale()
            try journal.commit(after: position) { missed, answered in
                replies.removeAll()
                news = missed
                for recorded in missed { absorb(recorded) }
                // A key may come twice in one batch: five taps in the time of one commit.
                var inBatch: [CommandKey: AnsweredCommand] = [:]
                return batch.map { pending in
                    let entry = decide(
                        pending,
                        { inBatch[$0] ?? answered($0) },
                        &replies,
                        &news
                    )
                    if let new = entry.answered { inBatch[new.key] = new }
                    return entry
                }
            }
        } catch {
            // Reading goes on where it can: the journal holds what was acknowledged.
            spoil()
            for pending in batch { pending.fail(error) }
            return
        }
        for reply in replies { reply(nil) }
        publish(news)
    }

    private func decide(
        _ pending: PendingOrder,
        _ answered: AnsweredLookup,
        _ replies: inout [@Sendable (JournalFault?) -> Void],
        _ news: inout [RecordedFact]
    ) -> JournalEntry {
        let context = context(at: now, of: pending.caller)
        let order = pending.order
        let digest = pending.fingerprint.map { journal.digest(of: $0) } ?? ""
        var facts: [Fact] = []
        defer {
            for fact in facts {
                position += 1
                news.append(RecordedFact(position: position, fact: fact))
            }
        }
        do throws(Refusal) {
            // The day's turning stands, also where the order is refused on the new day.
            facts =
                order.waitsForTheDay
                ? try turning(at: context.now, confirmedBy: try order.confirmsDay(in: context))
                : try turningIfCertain(at: context.now)
            if let before = pending.key.flatMap({ answered($0) }) {
                guard before.isAnswer(to: digest), before.day == day.date else {
                    throw .people(.keyReused)
                }
                let decided = Decided(answer: before.answer, at: context.now, repeated: true)
                replies.append(pending.answer(day, .success(decided)))
                return JournalEntry(facts: facts)
            }
            facts += try day.decide(order, in: context)
        } catch {
            replies.append(pending.answer(day, .failure(.refused(error))))
            return JournalEntry(facts: facts)
        }
        let answer = order.answer(facts)
        replies.append(pending.answer(day, .success(Decided(answer: answer, at: context.now))))
        return JournalEntry(
            facts: facts,
            answered: pending.key.map {
                AnsweredCommand(
                    key: $0,
                    digest: digest,
                    answer: answer,
                    day: day.date,
                    at: context.now
                )
            }
        )
    }

    /// The facts of the day's turning, if it is due; applied already.
    func turning(at now: Moment, confirmedBy badge: Badge? = nil) throws(Refusal) -> [Fact] {
        let deeds = try day.turning(
            to: opening(at: now, confirmedBy: badge),
            calendar: hall.calendar
        )
        let facts = deeds.map { Fact($0, at: now) }
        for fact in facts { day.apply(fact) }
        return facts
    }

    private func context(at now: Moment, of caller: Caller) -> RuleContext {
        RuleContext(
            now: now,
            announcerRuns: announcer.withLock { $0 }?.isRunning() ?? false,
            slipCode: slipCode(),
            caller: caller
        )
    }

    private func opening(at now: Moment, confirmedBy badge: Badge?) -> DayOpening {
        let offset = zone.offsetMinutes(at: now)
        return DayOpening(
            date: CivilDate(of: now, offsetMinutes: offset),
            offsetMinutes: offset,
            rehearsal: rehearsal,
            confirmedBy: badge
        )
    }

    /// Never before the newest fact, whatever the clock says.
    var now: Moment { max(clock.now, day.lastAt) }

    func reloadIfStale() throws(JournalFault) { if isStale { try reload() } }

    /// What was decided is not on disk: the day is read anew.
    func spoil() {
        isStale = true
        recover()
    }

    /// Reads the day anew; where even that fails, nothing is shown rather than what is not on disk.
    @discardableResult
    private func recover() -> Bool {
        do {
            try reload()
            return true
        } catch {
            day = HallDay(plan: hall.plan, calendar: hall.calendar)
            position = 0
            return false
        }
    }

    func absorb(_ recorded: RecordedFact) {
        guard recorded.position > position else { return }
        day.apply(recorded.fact)
        position = recorded.position
    }

    private func reload() throws(JournalFault) {
        let facts = try journal.newestDay()
        day = HallDay(plan: hall.plan, calendar: hall.calendar)
        position = 0
        for recorded in facts { absorb(recorded) }
        isStale = false
        publish(facts.filter { $0.position > told })
    }

    func publish(_ facts: [RecordedFact]) {
        guard let last = facts.last else { return }
        told = last.position
        let listeners = listeners.withLock { $0 }
        guard !listeners.isEmpty else { return }
        restTold = day.rest(at: now)
        let news = News(facts: facts, board: day.boardView(position: position, at: now))
        for listener in listeners { listener.hear(news) }
    }

    /// Tells listeners that what boards show has changed by the hall's clock alone: a break begins or
    /// ends.
    public func pulse() {
        let rest = day.rest(at: now)
        guard rest != restTold else { return }
        restTold = rest
        let board = day.boardView(position: position, at: now)
        for listener in listeners.withLock({ $0 }) { listener.hear(News(facts: [], board: board)) }
    }

    func slipCode() -> String {
        String(
            (0..<ShortCode.count).map { _ in
                ShortCode.letters.randomElement(using: &random) ?? "2"
            }
        )
    }
}
