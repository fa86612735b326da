import HallCore

extension HallDay {
    /// What `caller` can press at `window` now, in the table's words. The rules of the orders
    /// themselves decide it, so that no page, pad or screen has to.
    ///
    /// What only waits for time or for somebody to come is among them: pressed too early, it says
    /// when.
    func possibleSteps(at window: WindowNumber, by caller: Caller, at now: Moment) -> [String] {
        let context = RuleContext(now: now, caller: caller)
        let held = windows[window]?.ticket
        let wanted = held == nil ? waiting(at: window, limit: 1).first : nil
        let steps: [(any WindowAsk)?] = [
            OpenWindow(at: window),
            PauseWindow(at: window, reason: plan.pauseReasons.first ?? "-"),
            CloseWindow(at: window),
            ServeNext(at: window, arrived: held.map { _ in true }),
            wanted.map { CallTicket($0, at: window, reason: "-") },
            RecallTicket(at: window), ConfirmArrival(at: window), FinishTicket(at: window),
            MissTicket(at: window), KeepTicket(at: window, reason: "-"),
            ResumeTicket(at: window), TransferTicket(at: window, to: .line),
            ConfirmClass(at: window, holds: true), UndoStep(at: window),
            CountCases(at: window, held.flatMap { ticket($0)?.cases } == 1 ? 2 : 1),
            LeaveNote(at: window, "-"),
        ]
        return steps.compactMap { step in
            guard let step, isPossible(step, in: context) else { return nil }
            return type(of: step).way.verb
        }
    }

    private func isPossible(_ step: some WindowAsk, in context: RuleContext) -> Bool {
        guard type(of: step).way.may.allows(context.caller) else { return false }
        do throws(Refusal) {
            try step.check(on: self, in: context)
            // What is so already, such as an open window, is no step.
            return try !step.deeds(on: self, in: context).isEmpty
        } catch {
            return error.passes
        }
    }
}

extension Refusal {
    /// Whether time alone, somebody who comes, or another word of the same step mends it.
    fileprivate var passes: Bool {
        switch self {
        case .step(.nobodyWaiting), .step(.callingClosed), .step(.recallTooSoon),
            .step(.notAnnouncedYet), .step(.missedTooSoon), .window(.windowHasQueue),
            .day(.hallPaused), .day(.evacuation):
            true
        default: false
        }
    }
}
