/// Closed today 今日不开: nobody is to wait for this window. Ended by opening it.
package struct MarkNotToday: WindowOrder {
    package var window: WindowNumber

    package init(at window: WindowNumber) {
        self.window = window
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard !found.isOpen else { throw .window(.windowIsOpen(window)) }
        return found.isNotToday ? [] : [.window(.windowNotToday(window, by: badge))]
    }

    /// An attendant marks any window.
    package func check(on day: HallDay, in context: RuleContext) {}
}
