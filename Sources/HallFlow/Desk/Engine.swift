package import HallAPI
package import HallCore
import Synchronization

/// The one place where the day changes: decide, record and apply, in one synchronous piece. Without
/// a clock, dice or a thread of its own: ``Desk`` gives it those of a hall, a simulator its own.
///
/// Steps that come together form a batch: each is decided on the day as the ones before it leave
/// it, all are committed in one transaction, and only then is any of them answered (group commit).
package struct Engine: Sendable {
    package private(set) var day: HallDay
    /// The position of the newest fact that ``day`` has taken in.
    package private(set) var position = 0
    /// The day in memory is not what the journal holds: it is read anew before anything else.
    private(set) var isStale = false
    /// Facts that nobody was told of yet, and the position of the newest one that was.
    private var news: [RecordedFact] = []
    private var told = 0
    let journal: any Journal
    let zone: any HallZone
    let isRehearsal: Bool

    /// What comes from outside for one batch.
    package struct Inputs {
        /// Read for each step under the lock, which may have been waited for.
        package var readClock: () -> Moment
        /// A board or a voice will say when a call is out.
        package var announcerRuns = false
        /// How notices are kept; `nil` where this process keeps none.
        package var notices: NoticeSetup?
        /// Codes for slips and notices.
        package var makeCode: () -> String

        package init(
            now readClock: @autoclosure @escaping () -> Moment,
            announcerRuns: Bool = false,
            notices: NoticeSetup? = nil,
            makeCode: @escaping () -> String
        ) {
            self.readClock = readClock
            self.announcerRuns = announcerRuns
            self.notices = notices
            self.makeCode = makeCode
        }
    }

    /// Opens where the journal left off. Writes nothing.
    package init(
        hall: Hall,
        journal: any Journal,
        zone: any HallZone,
        rehearsal: Bool = false
    ) throws(JournalFault) {
        day = HallDay(plan: hall.plan, calendar: hall.calendar)
        self.journal = journal
        self.zone = zone
        isRehearsal = rehearsal
        // Nobody is told of what was there before.
        told = .max
        try reload()
        told = position
    }

    /// Two people have confirmed a year.
    mutating func hold(_ calendar: WorkingCalendar) { day.calendar = calendar }

    /// Decides and records one order.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded then.
    @discardableResult
    package mutating func perform(
        _ order: some Order,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil,
        with inputs: Inputs
    ) throws(DeskError) -> Answer {
        let step = Step(order, by: caller, key: key) { $0.answer }
        var result: Result<Answer, DeskError>?
        do throws(JournalFault) {
            try transact { engine, transaction throws(JournalFault) in
                result = try engine.decide(step, inputs, transaction)
            }
        } catch { throw .fault(error) }
        guard let result else { preconditionFailure("a transaction that ends has run its body") }
        return try result.get()
    }

    /// Decides and records a batch.
    ///
    /// - Returns: what tells their callers, once listeners were told of ``takeNews()``; none where
    ///   the disk refuses, with every caller told so.
    mutating func run(
        _ batch: [PendingStep],
        _ inputs: Inputs
    ) -> [@Sendable (JournalFault?) -> Void] {
        var answers: [@Sendable (JournalFault?) -> Void] = []
        do throws(JournalFault) {
            try transact { engine, transaction throws(JournalFault) in
                for pending in batch {
                    answers.append(try pending.run(&engine, inputs, transaction))
                }
            }
            return answers
        } catch {
            for pending in batch { pending.fail(error) }
            return []
        }
    }

    private mutating func transact(
        _ body: (inout Engine, any JournalTransaction) throws(JournalFault) -> Void
    ) throws(JournalFault) {
        do throws(JournalFault) {
            if isStale { try reload() }
            try journal.transact(after: position) { missed, transaction throws(JournalFault) in
                for recorded in missed { absorb(recorded) }
                news += missed
                try body(&self, transaction)
            }
        } catch {
            // Reading goes on where it can: the journal holds what was acknowledged.
            isStale = true
            recover()
            throw error
        }
    }

    /// Takes in what other processes have written; `false` where the journal can't be read.
    mutating func catchUp() -> Bool {
        guard !isStale else { return recover() }
        do throws(JournalFault) {
            guard try journal.hasForeignFacts() else { return true }
            let facts = try journal.facts(after: position)
            for recorded in facts { absorb(recorded) }
            news += facts
            return true
        } catch { return false }
    }

    /// Facts that are on disk and that nobody was told of yet, in order.
    package mutating func takeNews() -> [RecordedFact] {
        defer { news = [] }
        told = news.last?.position ?? told
        return news
    }

    // MARK: One step

    /// - Throws: a fault of the disk: the whole transaction is lost.
    mutating func decide<Result: Sendable>(
        _ step: Step<Result>,
        _ inputs: Inputs,
        _ transaction: any JournalTransaction
    ) throws(JournalFault) -> Swift.Result<Result, DeskError> {
        let context = RuleContext(
            now: max(inputs.readClock(), day.lastAt),
            announcerRuns: inputs.announcerRuns,
            slipCode: inputs.makeCode(),
            caller: step.caller
        )
        var entry = JournalEntry()
        let decided: Swift.Result<StepOutcome, DeskError>
        do {
            // The day's turning stands, also where the step is refused on the new day.
            entry.facts = try turning(for: step, context)
            decided = .success(try answer(step, &entry, context, inputs, transaction))
        } catch { decided = .failure(Self.failure(error)) }
        for fact in entry.facts {
            position += 1
            news.append(RecordedFact(position: position, fact: fact))
        }
        if !entry.isEmpty { try transaction.append(entry) }
        let outcome: StepOutcome
        switch decided {
        case .success(let found): outcome = found
        case .failure(let failure): return .failure(failure)
        }
        do { return .success(try step.read(outcome)) } catch {
            let failure = Self.failure(error)
            // Where nothing was written, what can't be read is this step's trouble alone.
            guard case .fault(let fault) = failure, !entry.isEmpty else { return .failure(failure) }
            throw fault
        }
    }

    private static func failure(_ error: any Error) -> DeskError {
        switch error {
        case let refusal as Refusal: .refused(refusal)
        case let fault as JournalFault: .fault(fault)
        default: .fault(JournalFault(.unreadable, detail: "\(error)"))
        }
    }

    private mutating func answer<Result: Sendable>(
        _ step: Step<Result>,
        _ entry: inout JournalEntry,
        _ context: RuleContext,
        _ inputs: Inputs,
        _ transaction: any JournalTransaction
    ) throws -> StepOutcome {
        let digest = step.fingerprint.map { journal.digest(of: $0) } ?? ""
        if let before = try step.key.flatMap({ try transaction.answered($0) }) {
            guard before.isAnswer(to: digest, on: day.date) else {
                throw Refusal.people(.keyReused)
            }
            return StepOutcome(
                day: day,
                answer: before.answer,
                facts: [],
                at: context.now,
                isRepeated: true,
                reader: transaction
            )
        }
        var new = JournalEntry()
        let situation = Situation(
            context: context,
            reader: transaction,
            notices: inputs.notices,
            today: localDate(at: context.now),
            isRehearsal: isRehearsal,
            makeCode: inputs.makeCode
        )
        let answer = try step.decide(&day, &new, situation)
        entry.facts += new.facts
        entry.apart = new.apart
        entry.answered = step.key.map {
            AnsweredCommand(
                key: $0,
                digest: digest,
                answer: answer,
                day: day.date,
                at: context.now
            )
        }
        return StepOutcome(
            day: day,
            answer: answer,
            facts: new.facts,
            at: context.now,
            isRepeated: false,
            reader: transaction
        )
    }

    // MARK: The day

    /// The facts of the day's turning, if it is due; applied already. None where the year is not
    /// announced and the step does not wait for the day: the queue waits for an attendant then, and
    /// nothing else does.
    private mutating func turning<Result: Sendable>(
        for step: Step<Result>,
        _ context: RuleContext
    ) throws(Refusal) -> [Fact] {
        do throws(Refusal) {
            let badge = step.waitsForTheDay ? try step.confirmsDay(context) : nil
            return try turning(at: context.now, confirmedBy: badge)
        } catch {
            guard !step.waitsForTheDay, case .calendar(.noCalendar) = error else { throw error }
            return []
        }
    }

    private mutating func turning(
        at now: Moment,
        confirmedBy badge: Badge?
    ) throws(Refusal) -> [Fact] {
        let opening = DayOpening(
            date: localDate(at: now),
            offsetMinutes: zone.offsetMinutes(at: now),
            rehearsal: isRehearsal,
            confirmedBy: badge
        )
        let deeds = try day.turning(to: opening, calendar: day.calendar)
        let facts = deeds.map { Fact($0, at: now) }
        for fact in facts { day.apply(fact) }
        return facts
    }

    func localDate(at moment: Moment) -> CivilDate {
        CivilDate(of: moment, offsetMinutes: zone.offsetMinutes(at: moment))
    }

    private mutating func absorb(_ recorded: RecordedFact) {
        guard recorded.position > position else { return }
        day.apply(recorded.fact)
        position = recorded.position
    }

    /// Reads the day anew; where even that fails, nothing is shown rather than what is not on disk.
    @discardableResult
    private mutating func recover() -> Bool {
        do {
            try reload()
            return true
        } catch {
            day = HallDay(plan: day.plan, calendar: day.calendar)
            position = 0
            news = []
            return false
        }
    }

    private mutating func reload() throws(JournalFault) {
        let told = self.told
        let replay = Mutex(Replay(day: HallDay(plan: day.plan, calendar: day.calendar)))
        try journal.readNewestDay { piece in
            replay.withLock { $0.take(piece, newsAfter: told) }
        }
        (day, position, news) = replay.withLock { ($0.day, $0.position, $0.news) }
        isStale = false
    }

    /// A day as it grows out of its facts.
    private struct Replay {
        var day: HallDay
        var position = 0
        var news: [RecordedFact] = []

        mutating func take(_ facts: [RecordedFact], newsAfter told: Int) {
            for recorded in facts {
                day.apply(recorded.fact)
                position = recorded.position
                if recorded.position > told { news.append(recorded) }
            }
        }
    }
}

extension Step {
    /// An order of the queue; `read` is told the day right after it.
    init(
        _ order: some Order,
        by caller: Caller,
        key: CommandKey?,
        reading read: @escaping @Sendable (StepOutcome) -> Result
    ) {
        self.init(
            by: caller,
            key: key,
            fingerprint: order.fingerprint,
            deciding: { day, entry, situation in
                entry.facts = try day.decide(order, in: situation.context)
                return order.answer(entry.facts)
            },
            reading: read
        )
        waitsForTheDay = order.waitsForTheDay
        confirmsDay = { context throws(Refusal) in try order.confirmsDay(in: context) }
    }
}
