import HallAPI
import HallCore

/// An order in the desk's mailbox and the caller who waits for it.
struct PendingOrder: Sendable {
    let order: any Order
    let caller: Caller
    let key: CommandKey?
    /// What was asked under the key, and in whose name; written by the caller, so that the desk's own time is
    /// not spent on it. `nil` where there is no key.
    let fingerprint: String?
    /// Shapes the reply on the day as it is right after the order. The reply is sent later, when the batch
    /// is on disk, or with the fault that kept it from there.
    let answer: @Sendable (HallDay, Result<Decided, DeskError>) -> @Sendable (JournalFault?) -> Void

    init(
        order: some Order,
        caller: Caller,
        key: CommandKey?,
        answer:
            @escaping @Sendable (HallDay, Result<Decided, DeskError>) ->
            @Sendable (JournalFault?) -> Void
    ) {
        self.order = order
        self.caller = caller
        self.key = key
        fingerprint = key.map { _ in order.fingerprint + " by " + (caller.badge?.text ?? "") }
        self.answer = answer
    }

    func fail(_ fault: JournalFault) {
        answer(HallDay(plan: .empty), .failure(.fault(fault)))(fault)
    }
}

/// What an order came to, before it is on disk.
struct Decided: Sendable {
    let answer: Answer
    let at: Moment
    var repeated = false
}

extension HallPlan {
    static let empty = HallPlan(services: [], windows: [], hours: WeekHours(usual: []))
}

extension AnsweredCommand {
    /// Whether this was the answer to a request with `digest`. A digest of 0.3, which was made of a
    /// writing that no two processes shared, counts as equal for the 48 hours that it is kept.
    func isAnswer(to digest: String) -> Bool {
        self.digest == digest || self.digest.utf8.count <= Self.digestCharactersOfOld
    }

    /// Of 64 bits, hexadecimal.
    private static let digestCharactersOfOld = 16
}
