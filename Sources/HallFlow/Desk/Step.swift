import HallAPI
import HallCore

/// One thing that the hall is asked, as the engine decides it: an order of the queue, or of what
/// outlives the day.
struct Step<Result: Sendable>: Sendable {
    let caller: Caller
    let key: CommandKey?
    /// What was asked under the key, and in whose name; written by the caller, so that the engine's
    /// own time is not spent on it. `nil` where there is no key.
    let fingerprint: String?
    /// Whether the queue's day has to be open, or to open now, for it.
    var waitsForTheDay = false
    /// Whoever has looked at the date, where the order says so.
    var confirmsDay: @Sendable (RuleContext) throws(Refusal) -> Badge? = { _ in nil }
    /// The facts, applied to the day, and what stands apart from them. A throw leaves the day as it
    /// was.
    let decide: Decision
    /// What the caller is told, read right behind the decision and in the same transaction.
    let read: @Sendable (StepOutcome) throws -> Result

    typealias Decision =
        @Sendable (
            _ day: inout HallDay,
            _ entry: inout JournalEntry,
            _ situation: Situation
        ) throws -> Answer

    init(
        by caller: Caller,
        key: CommandKey?,
        fingerprint: @autoclosure () -> String,
        deciding decide: @escaping Decision,
        reading read: @escaping @Sendable (StepOutcome) throws -> Result
    ) {
        self.caller = caller
        self.key = key
        self.fingerprint = key.map { _ in fingerprint() + " by " + (caller.badge?.text ?? "") }
        self.decide = decide
        self.read = read
    }
}

/// What a decision may look at beside the day.
struct Situation {
    let context: RuleContext
    let reader: any JournalReader
    /// `nil` where no notices are kept.
    let notices: NoticeSetup?
    /// The hall's local day, by its clock; `HallDay.date` is the queue's.
    let today: CivilDate
    let isRehearsal: Bool
    /// Another code for a paper.
    let makeCode: () -> String

    var now: Moment { context.now }

    /// - Throws: ``NoticeRefusal/noKey`` where no notices are kept.
    func setup() throws(Refusal) -> NoticeSetup {
        guard let notices else { throw .notice(.noKey) }
        return notices
    }
}

/// What a step came to, before it is on disk.
struct StepOutcome {
    let day: HallDay
    let answer: Answer
    /// Of this step alone; none where it is repeated.
    let facts: [Fact]
    let at: Moment
    /// The same was asked before, and this is what was answered then.
    let isRepeated: Bool
    let reader: any JournalReader
}

/// A step in the mailbox and the caller who waits for it.
struct PendingStep: Sendable {
    /// Decides it. What comes back tells the caller, once the batch is on disk, or with the fault
    /// that kept it from there.
    let run:
        @Sendable (
            inout Engine,
            Engine.Inputs,
            any JournalTransaction
        ) throws(JournalFault) -> @Sendable (JournalFault?) -> Void
    let fail: @Sendable (JournalFault) -> Void

    init<Result: Sendable>(
        _ step: Step<Result>,
        answer: @escaping @Sendable (Swift.Result<Result, DeskError>) -> Void
    ) {
        run = { engine, inputs, transaction throws(JournalFault) in
            let result = try engine.decide(step, inputs, transaction)
            return { fault in answer(fault.map { .failure(.fault($0)) } ?? result) }
        }
        fail = { answer(.failure(.fault($0))) }
    }
}
