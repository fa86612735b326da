/// Pauses a window 暂停, for one of the site's reasons; more may follow it behind a `：`.
package struct PauseWindow: WindowOrder {
    package var window: WindowNumber
    package var reason: String

    package init(at window: WindowNumber, reason: String) {
        self.window = window
        self.reason = reason
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard found.isOpen else { throw .window(.windowNotPausable(window)) }
        let reason = try day.checked(reason)
        let reasons = day.plan.pauseReasons
        let isListed = reasons.contains { reason == $0 || reason.hasPrefix($0 + "：") }
        guard reasons.isEmpty || isListed else { throw .window(.pauseReasonUnknown(reasons)) }
        guard found.pauseReason != reason else { return [] }
        // A command of this machine may pause it in nobody's name.
        return [
            .window(.windowPaused(window, reason: reason, by: context.caller.badge ?? .machine))
        ]
    }
}
