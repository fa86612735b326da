/// Opening and closing windows, the hall and the day: DESIGN §4, *Windows*, *The day*, *The hall*.
extension HallDay {
    /// Opens, ends a pause, or hands over to another clerk; what is so already is no new fact.
    func opening(_ number: WindowNumber, by badge: Badge) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        guard !isClosed else { throw .dayClosed(next: nil) }
        guard let window = windows[number] else { throw .unknownWindow(number) }
        // Who is at work there has reported, or began before it was asked for.
        if !window.isOpen || window.staff != badge { try checkDuty(of: badge) }
        if window.isOpen, window.staff != badge {
            let handover = Deed.windowHandedOver(number, to: badge)
            return window.pauseReason == nil
                ? [handover] : [handover, .windowOpened(number, by: badge)]
        }
        return window.isOpen && window.pauseReason == nil
            ? [] : [.windowOpened(number, by: badge)]
    }

    func pausing(
        _ number: WindowNumber,
        reason: String,
        by badge: Badge
    ) throws(Refusal) -> [Deed] {
        guard let window = windows[number] else { throw .unknownWindow(number) }
        guard window.isOpen else { throw .windowNotPausable(number) }
        let reason = try checked(reason)
        let isListed = plan.pauseReasons.contains { reason == $0 || reason.hasPrefix($0 + "：") }
        guard plan.pauseReasons.isEmpty || isListed else {
            throw .pauseReasonUnknown(plan.pauseReasons)
        }
        return window.pauseReason == reason
            ? [] : [.windowPaused(number, reason: reason, by: badge)]
    }

    /// - Parameter to: where kept tickets and, if nobody else serves them, waiting ones go; `.line`
    ///   leaves the waiting ones where they are, until a window opens again.
    func closing(
        _ number: WindowNumber,
        to destination: Destination?,
        at now: Moment
    ) throws(Refusal) -> [Deed] {
        guard let window = windows[number] else { throw .unknownWindow(number) }
        guard window.isOpen else { throw .windowClosed(number) }
        if let ticket = window.ticket { throw .windowHasTicket(number, ticket) }
        let kept = kept(at: number)
        let aimed = targeted.filter { ticket($0)?.target == number }
        let waiting = left(by: number)
        guard !kept.isEmpty || !waiting.isEmpty || !aimed.isEmpty else {
            return [.windowClosed(number)]
        }
        guard let destination else {
            throw .windowHasQueue(
                number,
                waiting: Set(waiting).union(aimed).count,
                kept: kept.count
            )
        }
        if destination == .window(number) { throw .windowNotOpen(number) }
        try checkDestination(destination, at: now)
        var moved = (kept + aimed).sorted { (indexes[$0] ?? 0) < (indexes[$1] ?? 0) }
        if destination != .line {
            moved += waiting.filter { !aimed.contains($0) }
        }
        return moved.map { .transferred($0, to: destination, reason: "窗口关闭") }
            + [.windowClosed(number)]
    }

    /// Waiting tickets that no open window would serve without `number`, in their lines' order.
    private func left(by number: WindowNumber) -> [TicketNumber] {
        let others = plan.windows.filter {
            $0.number != number && windows[$0.number]?.isOpen == true
        }
        return (plan.window(number)?.ranks.keys.sorted() ?? [])
            .filter { service in !others.contains { $0.ranks[service] != nil } }
            .flatMap { lines[$0]?.entries ?? [] }
            .map { tickets[$0.index] }
            // Who was sent to another open window by name stays where they are.
            .filter { ticket in
                ticket.target.map { $0 == number || windows[$0]?.isOpen != true } ?? true
            }
            .map(\.number)
    }

    /// An ending for every ticket; refused while one is in a window's hands.
    func closingDay(wantsSlips: Bool) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        guard !isClosed else { throw .dayClosed(next: nil) }
        let open = windows.values.compactMap(\.ticket).sorted()
        guard open.isEmpty else { throw .dayHasOpenTickets(open) }
        guard wantsSlips else { return endings }
        // One that is at the printer just now has its paper: a second would cross it.
        let slips = tickets.filter { !$0.hasEnded && Self.ending(of: $0) == .carriedOver }
            .filter { $0.slip?.state != .sending }
            .map { Deed.slipIntended($0.number, copy: ($0.slip?.copy ?? 0) + 1) }
        return endings + slips
    }

    /// How a day ends that nobody closed: what was in a window's hands was being served.
    public var endings: [Deed] {
        guard opening != nil, !isClosed else { return [] }
        let endings = tickets.filter { !$0.hasEnded }.map { ticket in
            Deed.ended(ticket.number, Self.ending(of: ticket))
        }
        let open = windows.values.filter(\.isOpen).map(\.number).sorted()
        return endings + open.map { .windowClosed($0) } + [.dayClosed(date)]
    }

    private static func ending(of ticket: Ticket) -> Ending {
        switch ticket.state {
        case .waiting, .kept, .called: .carriedOver
        case .missed: .expired
        case .serving, .served: .served
        case .givenUp: .givenUp
        case .expired: .expired
        case .carriedOver: .carriedOver
        case .awaitingReply: .awaitingReply
        }
    }
}
