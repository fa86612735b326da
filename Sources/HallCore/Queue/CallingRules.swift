/// What the orders of calling and serving share.
extension HallDay {
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

    /// That calls go on now: the hall runs, and it is a time of calling.
    func checkCalling(at now: Moment) throws(Refusal) {
        try checkRunning()
        guard !isClosed else { throw .day(.dayClosed(next: nextOpening(after: now))) }
        let time = time(at: now)
        for (index, part) in parts.enumerated() {
            let end = part.calling.upperBound.minutes + part.overtimeMinutes
            if time < part.calling.lowerBound {
                throw .step(.callingClosed(next: part.calling.lowerBound))
            }
            // After the last part those who hold a number are still served 延时服务.
            if time.minutes < end || index == parts.count - 1 { return }
        }
    }

    /// The tickets that `number` keeps, the first one issued first.
    package func kept(at number: WindowNumber) -> [TicketNumber] {
        keptTickets.filter { ticket($0)?.window == number }
            .sorted { (indexes[$0] ?? 0) < (indexes[$1] ?? 0) }
    }

    func checkDestination(_ destination: Destination, at now: Moment) throws(Refusal) {
        switch destination {
        case .service(let service):
            guard plan.service(service) != nil else { throw .taking(.unknownService(service)) }
            try checkServed(service, at: now)
        case .window(let window):
            guard let there = windows[window] else { throw .window(.unknownWindow(window)) }
            guard there.isOpen else { throw .window(.windowNotOpen(window)) }
        case .line: break
        }
    }

    // MARK: What a window has in hand

    func ticketInHand(at number: WindowNumber) throws(Refusal) -> Ticket {
        guard let window = windows[number] else { throw .window(.unknownWindow(number)) }
        guard let held = window.ticket, let ticket = ticket(held) else {
            throw .window(.windowHasNoTicket(number))
        }
        return ticket
    }

    func calledTicket(
        at number: WindowNumber
    ) throws(Refusal) -> (Ticket, Ticket.Call) {
        let ticket = try ticketInHand(at: number)
        guard ticket.state == .called, let call = ticket.call else {
            throw .ticket(.wrongState(ticket.number, ticket.state))
        }
        return (ticket, call)
    }

    func openMember(of party: TicketNumber) -> TicketNumber? {
        guard openInParty[party] != nil else { return nil }
        return windows.values.compactMap(\.ticket).first { ticket($0)?.party == party }
    }
}

extension Ticket.Call {
    /// When the call was announced; where neither board nor voice runs, the call counts as the
    /// announcement.
    func announcement(_ announced: Moment?, in context: RuleContext) -> Moment? {
        announced ?? (context.announcerRuns ? nil : at)
    }
}
