extension HallDay {
    /// Takes in one fact. The only function that changes the day.
    ///
    /// Facts were decided by the rules and stand in the journal, so a fact that cannot be is our
    /// own mistake and stops the program.
    package mutating func apply(_ fact: Fact) {
        precondition(fact.at >= lastAt, "a fact's time is never before the fact before it")
        lastAt = fact.at
        switch fact.deed {
        case .day(let deed): apply(deed, at: fact.at)
        case .window(let deed): apply(deed, at: fact.at)
        case .ticket(let deed): apply(deed, at: fact.at)
        case .call(let deed): apply(deed, at: fact.at)
        case .correction(let deed): apply(deed)
        case .slip(let deed): apply(deed, at: fact.at)
        case .device(let deed): apply(deed, at: fact.at)
        case .staff(.reportedForDuty(let badge)): onDuty[badge] = fact.at
        // They are no part of the queue's day.
        case .staff, .notice, .enquiry, .item: break
        }
    }

    private mutating func apply(_ deed: DayDeed, at moment: Moment) {
        switch deed {
        case .dayOpened(let opening):
            var fresh = HallDay(plan: plan, calendar: calendar)
            fresh.opening = opening
            fresh.emergencyLast = opening.emergencyLast
            fresh.lastAt = moment
            self = fresh
        case .dayClosed: isClosed = true
        case .hallPaused(let standstill, _):
            if standstill.kind == .evacuation, self.standstill?.kind != .evacuation { guided = [:] }
            if self.standstill == nil { standstills.append(Span(from: moment)) }
            self.standstill = standstill
        case .hallResumed:
            standstill = nil
            if !standstills.isEmpty { standstills[standstills.count - 1].to = moment }
        case .serviceStopped(let service, let stop, _): stops[service] = stop
        case .serviceResumed(let service, _): stops[service] = nil
        case .numbersSkipped(let last, _): skippedTo = max(skippedTo, last)
        case .headMade, .clockAccepted, .serialsSkipped, .calendarConfirmed: break
        }
    }

    private mutating func apply(_ deed: WindowDeed, at moment: Moment) {
        switch deed {
        case .windowOpened(let number, let staff):
            windows[number, default: Window(number: number)].isOpen = true
            windows[number]?.pauseReason = nil
            windows[number]?.pausedSince = nil
            windows[number]?.isNotToday = false
            windows[number]?.staff = staff
            windows[number]?.since = moment
            windowsUsed.insert(number)
        case .windowPaused(let number, let reason, _):
            if windows[number]?.pauseReason == nil { windows[number]?.pausedSince = moment }
            windows[number]?.pauseReason = reason
            windows[number]?.since = moment
        case .windowClosed(let number): windows[number] = Window(number: number)
        case .windowHandedOver(let number, let staff): windows[number]?.staff = staff
        case .windowNotToday(let number, _): windows[number]?.isNotToday = true
        case .closingChecked(let number, let open, _): closingLists[number] = open
        }
    }

    private mutating func apply(_ deed: TicketDeed, at moment: Moment) {
        switch deed {
        case .limitExceeded: break
        case .priorityGiven(_, let carried, _): carriedUsed.insert(carried)
        case .enteredByHand(let number, _, _, _): byHand = number
        case .issued(let issue): take(issue, at: moment)
        case .returned(let number, let standing): rejoin(number, standing: standing)
        case .transferred(let number, let destination, _):
            rememberTransfer(number, at: moment)
            move(number, to: destination)
        case .givenUp(let number, let actor): giveUp(number, by: actor, at: moment)
        case .giveUpTakenBack(let number, _): takeBackGiveUp(number)
        case .guidanceChecked(let number, let badge): guided[number] = badge
        case .ended(let number, let ending): finish(number, as: ending.state, at: moment)
        }
    }

    private mutating func take(_ issue: Issue, at moment: Moment) {
        let number = issue.ticket
        let ticket = Ticket(
            number: number,
            service: number.service,
            item: issue.item,
            visitorClass: issue.visitorClass,
            standing: issue.standing,
            ordinaryStanding: issue.ordinaryStanding,
            order: tickets.count,
            issuedAt: moment,
            cases: issue.cases,
            needs: issue.needs,
            party: issue.linkedTo.flatMap { self.ticket($0)?.party } ?? number,
            notice: issue.notice,
            route: issue.route,
            code: issue.code
        )
        // A number that was printed beforehand stands apart from those that the machine counts.
        if byHand != number { count(number, at: moment) }
        byHand = nil
        indexes[number] = tickets.count
        codes[issue.code] = tickets.count
        tickets.append(ticket)
        join(tickets.count - 1)
    }

    private mutating func count(_ number: TicketNumber, at moment: Moment) {
        var tally = tallies[number.service] ?? Tally()
        let last = max(tally.last, skippedTo)
        precondition(number.sequence == last + 1, "numbers have no gaps")
        tally.issued += 1
        tally.last = number.sequence
        if let part = part(at: moment) { tally.issuedByPart[part.name, default: 0] += 1 }
        tallies[number.service] = tally
    }

    // MARK: Lines

    mutating func aim(_ index: Int, at window: WindowNumber?) {
        tickets[index].target = window
        if window == nil {
            targeted.remove(tickets[index].number)
        } else {
            targeted.insert(tickets[index].number)
        }
    }

    mutating func join(_ index: Int) {
        let ticket = tickets[index]
        lines[ticket.service, default: Line()]
            .insert(Line.Entry(urgency: Urgency(of: ticket), index: index))
    }

    mutating func leave(_ index: Int) {
        lines[tickets[index].service]?.remove(Urgency(of: tickets[index]))
    }

    mutating func confirm(_ number: TicketNumber, holds: Bool) {
        guard let index = indexes[number] else { return }
        tickets[index].classHolds = holds
        guard !holds else { return }
        let inLine = tickets[index].state == .waiting
        if inLine { leave(index) }
        release(index)
        tickets[index].standing = max(
            tickets[index].standing,
            tickets[index].ordinaryStanding
        )
        tickets[index].state = .waiting
        tickets[index].call = nil
        tickets[index].arrivedAt = nil
        tickets[index].servingSince = nil
        join(index)
    }

    private mutating func giveUp(_ number: TicketNumber, by actor: GivenUpBy, at moment: Moment) {
        guard let index = indexes[number] else { return }
        tickets[index].givenUp = Ticket.GivenUp(
            by: actor,
            wasMissed: tickets[index].state == .missed
        )
        finish(number, as: .givenUp, at: moment)
    }

    /// Missed stays missed; any other one waits with its old standing.
    private mutating func takeBackGiveUp(_ number: TicketNumber) {
        guard let index = indexes[number] else { return }
        let wasMissed = tickets[index].givenUp?.wasMissed ?? false
        tickets[index].givenUp = nil
        tickets[index].endedAt = nil
        tickets[index].call = nil
        tickets[index].state = wasMissed ? .missed : .waiting
        if wasMissed { missedTickets.insert(number) } else { join(index) }
    }

    private mutating func rejoin(_ number: TicketNumber, standing: Moment) {
        guard let index = indexes[number] else { return }
        missedTickets.remove(number)
        tickets[index].standing = standing
        tickets[index].returns += 1
        tickets[index].state = .waiting
        tickets[index].call = nil
        aim(index, at: nil)
        join(index)
    }

    private mutating func move(_ number: TicketNumber, to destination: Destination) {
        guard let index = indexes[number] else { return }
        if tickets[index].state == .waiting { leave(index) }
        release(index)
        keptTickets.remove(number)
        missedTickets.remove(number)
        switch destination {
        case .service(let service):
            // Where it goes sooner than in its turn, it does not go again; what is left is gone to
            // behind it.
            tickets[index].reach(service)
            tickets[index].service = service
            aim(index, at: nil)
        case .window(let window): aim(index, at: window)
        case .line: aim(index, at: nil)
        }
        tickets[index].state = .waiting
        tickets[index].endedAt = nil
        tickets[index].call = nil
        tickets[index].arrivedAt = nil
        tickets[index].servingSince = nil
        tickets[index].servedSeconds = 0
        join(index)
    }
}

extension Ending {
    var state: Ticket.State {
        switch self {
        case .served: .served
        case .givenUp: .givenUp
        case .expired: .expired
        case .carriedOver: .carriedOver
        case .awaitingReply: .awaitingReply
        }
    }
}
