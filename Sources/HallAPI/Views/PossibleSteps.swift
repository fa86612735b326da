import HallCore

extension HallDay {
    /// What `caller` can press at `window` now, in the table's words. The rules of the orders
    /// themselves decide it, so that no page, pad or screen has to.
    ///
    /// Left out is what the state of the window or of its ticket rules out. All else can be
    /// pressed, and the hall says why not: too early, nobody waits, not yet reported for duty.
    func possibleSteps(at window: WindowNumber, by caller: Caller, at now: Moment) -> [String] {
        let context = RuleContext(now: now, caller: caller)
        let found = windows[window]
        let held = found?.ticket
        let reasons = plan.pauseReasons
        let reason = reasons.first { $0 != found?.pauseReason } ?? reasons.first ?? "-"
        let steps: [any WindowAsk] = [
            OpenWindow(at: window), PauseWindow(at: window, reason: reason),
            CloseWindow(at: window), ServeNext(at: window, arrived: held.map { _ in true }),
            CallTicket(at: window), RecallTicket(at: window), ConfirmArrival(at: window),
            FinishTicket(at: window), MissTicket(at: window), KeepTicket(at: window, reason: "-"),
            ResumeTicket(at: window), TransferTicket(at: window, to: .line),
            ConfirmClass(at: window, holds: true), UndoStep(at: window),
            CountCases(at: window, held.flatMap { ticket($0)?.cases } == 1 ? 2 : 1),
            LeaveNote(at: window, "-"), CheckClosing(at: window, done: []),
            MarkNotToday(at: window),
        ]
        return steps.compactMap { isPossible($0, in: context) ? type(of: $0).way.verb : nil }
    }

    private func isPossible(_ step: some WindowAsk, in context: RuleContext) -> Bool {
        guard type(of: step).way.may.allows(context.caller) else { return false }
        do throws(Refusal) {
            try step.check(on: self, in: context)
            // What is so already, such as an open window, is no step.
            return try !step.deeds(on: self, in: context).isEmpty
        } catch {
            return !error.isOfState
        }
    }
}

extension Refusal {
    /// Whether it is the window or its ticket as they are that rules the step out, whatever is said
    /// and however long one waits.
    fileprivate var isOfState: Bool {
        switch self {
        case .window(.windowHasQueue), .window(.pauseReasonUnknown): false
        case .window, .ticket(.wrongState), .ticket(.nothingToConfirm), .step(.nothingToUndo),
            .step(.undoTooLate), .step(.recalledTooOften), .people(.notYourWindow),
            .people(.notAllowed):
            true
        default: false
        }
    }
}
