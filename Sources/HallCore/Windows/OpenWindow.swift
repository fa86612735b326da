/// Opens a window 开窗, ends its pause, or hands it over to another clerk.
package struct OpenWindow: WindowOrder {
    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        try day.checkNotClosed(at: nil)
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        // Who is at work there has reported, or began before it was asked for.
        if !found.isOpen || found.staff != badge { try day.checkDuty(of: badge) }
        if found.isOpen, found.staff != badge {
            let handover = Deed.window(.windowHandedOver(window, to: badge))
            return found.pauseReason == nil
                ? [handover] : [handover, .window(.windowOpened(window, by: badge))]
        }
        return found.isOpen && found.pauseReason == nil
            ? [] : [.window(.windowOpened(window, by: badge))]
    }

    /// A clerk takes over from another by opening it.
    package func check(on day: HallDay, in context: RuleContext) {}
}
