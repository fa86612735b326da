/// Calling and serving: DESIGN §4, *Calling*.
extension HallDay {
    func calling(
        _ number: WindowNumber,
        in circumstances: Circumstances
    ) throws(Refusal) -> Deed {
        try readyToCall(number, at: circumstances.now)
        guard let ticket = candidate(for: number) else {
            throw .nobodyWaiting
        }
        return .called(ticket, number, awaitsAnnouncement: circumstances.announcerRuns)
    }

    func callingOutOfOrder(
        _ number: WindowNumber,
        _ wanted: TicketNumber,
        _ reason: String,
        in circumstances: Circumstances
    ) throws(Refusal) -> [Deed] {
        let reason = try checked(reason)
        try readyToCall(number, at: circumstances.now)
        let ticket = try known(wanted)
        if ticket.isOpen || ticket.state == .kept, let holder = ticket.window {
            throw .ticketAtWindow(wanted, holder)
        }
        guard ticket.state == .waiting else { throw .wrongState(wanted, ticket.state) }
        guard plan.window(number)?.ranks[ticket.service] != nil || ticket.target == number else {
            throw .windowDoesNotServe(number, ticket.service)
        }
        if let other = openMember(of: ticket.party) {
            throw .partyIsBeingServed(wanted, with: other)
        }
        try checkServed(ticket.service, at: circumstances.now)
        return [
            .calledOutOfOrder(wanted, number, reason: reason),
            .called(wanted, number, awaitsAnnouncement: circumstances.announcerRuns),
        ]
    }

    /// The next ticket for `number`: over all its services, the smallest standing less rank.
    ///
    /// Tickets meant for another window, or whose visitor is being served elsewhere, wait on.
    func candidate(for number: WindowNumber) -> TicketNumber? {
        guard let plan = plan.window(number) else { return nil }
        var best: (urgency: Urgency, ticket: TicketNumber)?
        for (service, rank) in plan.ranks where stops[service] == nil {
            let first = lines[service]?.entries.first { mayCall(tickets[$0.index], number) }
            guard let ticket = first.map({ tickets[$0.index] }) else { continue }
            let urgency = Urgency(of: ticket, rank: rank)
            if best.map({ urgency < $0.urgency }) ?? true { best = (urgency, ticket.number) }
        }
        // A ticket sent to this window by name, of a service that it does not usually serve.
        for ticket in targeted.compactMap({ ticket($0) })
        where ticket.target == number && plan.ranks[ticket.service] == nil {
            let urgency = Urgency(of: ticket)
            guard mayCall(ticket, number) else { continue }
            if best.map({ urgency < $0.urgency }) ?? true { best = (urgency, ticket.number) }
        }
        return best?.ticket
    }

    private func mayCall(_ ticket: Ticket, _ window: WindowNumber) -> Bool {
        if let target = ticket.target, target != window { return false }
        if stops[ticket.service] != nil { return false }
        return openInParty[ticket.party] == nil
    }

    private func readyToCall(_ number: WindowNumber, at now: Moment) throws(Refusal) {
        guard let window = windows[number] else { throw .unknownWindow(number) }
        guard window.isOpen else { throw .windowNotOpen(number) }
        if let ticket = window.ticket { throw .windowHasTicket(number, ticket) }
        guard window.pauseReason == nil else { throw .windowNotOpen(number) }
        try mayCall(at: now)
    }

    private func mayCall(at now: Moment) throws(Refusal) {
        try checkRunning()
        guard !isClosed else { throw .dayClosed(next: nextOpening(after: now)) }
        let time = time(at: now)
        for (index, part) in parts.enumerated() {
            let end = part.calling.upperBound.minutes + part.overtimeMinutes
            if time < part.calling.lowerBound {
                throw .callingClosed(next: part.calling.lowerBound)
            }
            // After the last part those who hold a number are still served 延时服务.
            if time.minutes < end || index == parts.count - 1 { return }
        }
    }

    func recalling(_ number: WindowNumber, in circumstances: Circumstances) throws(Refusal) -> Deed
    {
        let (ticket, call) = try calledTicket(at: number)
        try checkRunning()
        guard call.recalls < plan.limits.recallsMax else {
            throw .recalledTooOften(ticket.number, max: plan.limits.recallsMax)
        }
        guard !(call.awaitsAnnouncement && circumstances.announcerRuns),
            let last = announcement(call.lastAnnouncedAt, of: call, circumstances)
        else { throw .notAnnouncedYet(ticket.number) }
        let left =
            plan.limits.recallGapSeconds
            - runningSeconds(since: last, until: circumstances.now)
        guard left <= 0 else { throw .recallTooSoon(ticket.number, seconds: left) }
        return .recalled(
            ticket.number,
            number,
            awaitsAnnouncement: circumstances.announcerRuns
        )
    }

    /// Nothing, where the call was over before the announcement was.
    func announcing(_ number: TicketNumber, _ window: WindowNumber) -> [Deed] {
        guard let ticket = ticket(number), ticket.state == .called, ticket.window == window,
            ticket.call?.awaitsAnnouncement == true
        else { return [] }
        return [.announced(number, window)]
    }

    func arriving(_ number: WindowNumber) throws(Refusal) -> [Deed] {
        let ticket = try ticketInHand(at: number)
        return ticket.state == .called ? [.arrived(ticket.number, number)] : []
    }

    func serving(_ number: WindowNumber) throws(Refusal) -> [Deed] {
        let ticket = try ticketInHand(at: number)
        var deeds: [Deed] = []
        if ticket.state == .called { deeds.append(.arrived(ticket.number, number)) }
        deeds.append(.served(ticket.number, number))
        if let next = ticket.route.first {
            deeds.append(.transferred(ticket.number, to: .service(next), reason: "一票到底"))
        }
        return deeds
    }

    func missing(_ number: WindowNumber, in circumstances: Circumstances) throws(Refusal) -> Deed {
        let (ticket, call) = try calledTicket(at: number)
        guard let first = announcement(call.firstAnnouncedAt, of: call, circumstances) else {
            throw .notAnnouncedYet(ticket.number)
        }
        let left =
            plan.limits.missedAfterSeconds
            - runningSeconds(since: first, until: circumstances.now)
        guard left <= 0 else { throw .missedTooSoon(ticket.number, seconds: left) }
        return .missed(ticket.number, number)
    }

    /// Where neither board nor voice runs, the call counts as the announcement.
    private func announcement(
        _ announced: Moment?,
        of call: Ticket.Call,
        _ circumstances: Circumstances
    ) -> Moment? {
        announced ?? (circumstances.announcerRuns ? nil : call.at)
    }

    func keeping(_ number: WindowNumber, reason: String) throws(Refusal) -> Deed {
        let ticket = try ticketInHand(at: number)
        guard ticket.state == .serving else { throw .wrongState(ticket.number, ticket.state) }
        return .kept(ticket.number, number, reason: try checked(reason))
    }

    func resuming(_ number: WindowNumber, _ wanted: TicketNumber?) throws(Refusal) -> Deed {
        guard let window = windows[number] else { throw .unknownWindow(number) }
        guard window.isOpen else { throw .windowNotOpen(number) }
        if let ticket = window.ticket { throw .windowHasTicket(number, ticket) }
        try checkNotEvacuated()
        guard let chosen = wanted ?? kept(at: number).first else {
            throw .windowHasNoTicket(number)
        }
        let ticket = try known(chosen)
        guard ticket.state == .kept else { throw .wrongState(chosen, ticket.state) }
        guard ticket.window == number else { throw .notAtThisWindow(chosen, number) }
        if let other = openMember(of: ticket.party) {
            throw .partyIsBeingServed(chosen, with: other)
        }
        return .resumed(chosen, number)
    }

    /// The tickets that `number` keeps, the first one issued first.
    public func kept(at number: WindowNumber) -> [TicketNumber] {
        keptTickets.filter { ticket($0)?.window == number }
            .sorted { (indexes[$0] ?? 0) < (indexes[$1] ?? 0) }
    }

    func transferring(
        _ number: WindowNumber,
        to destination: Destination,
        reason: String,
        at now: Moment
    ) throws(Refusal) -> Deed {
        let ticket = try ticketInHand(at: number)
        try checkDestination(destination, at: now)
        return .transferred(ticket.number, to: destination, reason: try checked(reason))
    }

    func checkDestination(_ destination: Destination, at now: Moment) throws(Refusal) {
        switch destination {
        case .service(let service):
            guard plan.service(service) != nil else { throw .unknownService(service) }
            try checkServed(service, at: now)
        case .window(let window):
            guard let there = windows[window] else { throw .unknownWindow(window) }
            guard there.isOpen else { throw .windowNotOpen(window) }
        case .line: break
        }
    }

    func confirming(
        _ number: WindowNumber,
        holds: Bool,
        by badge: Badge
    ) throws(Refusal) -> Deed {
        let ticket = try ticketInHand(at: number)
        guard ticket.visitorClass != .ordinary, ticket.classHolds == nil else {
            throw .nothingToConfirm(ticket.number)
        }
        return .classConfirmed(ticket.number, number, holds: holds, by: badge)
    }

    // MARK: What a window has in hand

    func ticketInHand(at number: WindowNumber) throws(Refusal) -> Ticket {
        guard let window = windows[number] else { throw .unknownWindow(number) }
        guard let held = window.ticket, let ticket = ticket(held) else {
            throw .windowHasNoTicket(number)
        }
        return ticket
    }

    private func calledTicket(
        at number: WindowNumber
    ) throws(Refusal) -> (Ticket, Ticket.Call) {
        let ticket = try ticketInHand(at: number)
        guard ticket.state == .called, let call = ticket.call else {
            throw .wrongState(ticket.number, ticket.state)
        }
        return (ticket, call)
    }

    func openMember(of party: TicketNumber) -> TicketNumber? {
        guard openInParty[party] != nil else { return nil }
        return windows.values.compactMap(\.ticket).first { ticket($0)?.party == party }
    }
}
