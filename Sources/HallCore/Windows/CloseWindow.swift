/// Closes a window 关窗.
package struct CloseWindow: WindowOrder {
    package var window: WindowNumber
    /// Where kept tickets and, if nobody else serves them, waiting ones go; `.line` leaves the
    /// waiting ones where they are, until a window opens again.
    package var to: Destination?

    package init(at window: WindowNumber, to: Destination? = nil) {
        self.window = window
        self.to = to
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        guard let found = day.windows[window] else { throw .window(.unknownWindow(window)) }
        guard found.isOpen else { throw .window(.windowClosed(window)) }
        if let ticket = found.ticket { throw .window(.windowHasTicket(window, ticket)) }
        let kept = day.kept(at: window)
        let aimed = day.targeted.filter { day.ticket($0)?.target == window }
        let waiting = left(on: day)
        guard !kept.isEmpty || !waiting.isEmpty || !aimed.isEmpty else {
            return [.window(.windowClosed(window))]
        }
        guard let to else {
            let count = Set(waiting).union(aimed).count
            throw .window(.windowHasQueue(window, waiting: count, kept: kept.count))
        }
        if to == .window(window) { throw .window(.windowNotOpen(window)) }
        try day.checkDestination(to, at: context.now)
        var moved = (kept + aimed).sorted { (day.indexes[$0] ?? 0) < (day.indexes[$1] ?? 0) }
        if to != .line { moved += waiting.filter { !aimed.contains($0) } }
        return moved.map { .ticket(.transferred($0, to: to, reason: "窗口关闭")) } + [
            .window(.windowClosed(window))
        ]
    }

    /// Waiting tickets that no open window would serve without this one, in their lines' order.
    private func left(on day: HallDay) -> [TicketNumber] {
        let others = day.plan.windows.filter {
            $0.number != window && day.windows[$0.number]?.isOpen == true
        }
        return (day.plan.window(window)?.ranks.keys.sorted() ?? [])
            .filter { service in !others.contains { $0.ranks[service] != nil } }
            .flatMap { day.lines[$0]?.entries ?? [] }
            .map { day.tickets[$0.index] }
            // Who was sent to another open window by name stays where they are.
            .filter { ticket in
                ticket.target.map { $0 == window || day.windows[$0]?.isOpen != true } ?? true
            }
            .map(\.number)
    }
}
