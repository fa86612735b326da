extension HallDay {
    /// Facts between a call and the end of a service.
    mutating func apply(_ deed: CallDeed, at moment: Moment) {
        switch deed {
        case .calledOutOfOrder: break
        case .called(let number, let window, let awaits): call(number, window, awaits, at: moment)
        case .recalled(let number, _, let awaits):
            guard let index = indexes[number] else { return }
            tickets[index].call?.recalls += 1
            tickets[index].call?.awaitsAnnouncement = awaits
            if !awaits { tickets[index].call?.lastAnnouncedAt = moment }
            showAgain(number)
        case .announced(let number, _):
            guard let index = indexes[number] else { return }
            tickets[index].call?.awaitsAnnouncement = false
            tickets[index].call?.lastAnnouncedAt = moment
            if tickets[index].call?.firstAnnouncedAt == nil {
                tickets[index].call?.firstAnnouncedAt = moment
            }
        case .arrived(let number, let window):
            remember(number, window, becomes: .serving, at: moment)
            begin(number, window, at: moment)
        case .served(let number, let window):
            remember(number, window, becomes: .served, at: moment)
            serve(number, window, at: moment)
        case .missed(let number, let window):
            guard let index = indexes[number] else { return }
            remember(number, window, becomes: .missed, at: moment)
            release(index)
            tickets[index].state = .missed
            tickets[index].missedAt = moment
            missedTickets.insert(number)
        case .kept(let number, let window, _):
            guard let index = indexes[number] else { return }
            remember(number, window, becomes: .kept, at: moment)
            release(index)
            // What is fetched meanwhile is not service.
            if let since = tickets[index].servingSince {
                tickets[index].servedSeconds += moment.seconds(since: since)
            }
            tickets[index].servingSince = nil
            tickets[index].state = .kept
            keptTickets.insert(number)
        case .resumed(let number, let window):
            keptTickets.remove(number)
            begin(number, window, at: moment)
        case .classConfirmed(let number, let window, let holds, _):
            remember(number, window, becomes: holds ? nil : .waiting, at: moment)
            confirm(number, holds: holds)
        }
    }

    private mutating func call(
        _ number: TicketNumber,
        _ window: WindowNumber,
        _ awaits: Bool,
        at moment: Moment
    ) {
        guard let index = indexes[number] else { return }
        precondition(windows[window]?.ticket == nil, "a window has one ticket at a time")
        windows[window]?.lastCall = Window.Step(
            before: tickets[index],
            after: .called,
            at: moment
        )
        leave(index)
        var call = Ticket.Call(at: moment, awaitsAnnouncement: awaits)
        if !awaits {
            call.firstAnnouncedAt = moment
            call.lastAnnouncedAt = moment
        }
        tickets[index].call = call
        tickets[index].state = .called
        hold(index, at: window, serving: false)
        calls.removeAll { $0.ticket == number }
        calls.append(ShownCall(ticket: number, window: window, at: moment))
        if calls.count > Self.callsKept { calls.removeFirst() }
    }

    private mutating func begin(_ number: TicketNumber, _ window: WindowNumber, at moment: Moment) {
        guard let index = indexes[number] else { return }
        tickets[index].state = .serving
        // A mistaken second press never restarts the clock of a service.
        if tickets[index].arrivedAt == nil { tickets[index].arrivedAt = moment }
        if tickets[index].servingSince == nil { tickets[index].servingSince = moment }
        if windows[window]?.ticket == number {
            windows[window]?.isServing = true
        } else {
            hold(index, at: window, serving: true)
        }
    }

    private mutating func serve(
        _ number: TicketNumber,
        _ window: WindowNumber,
        at moment: Moment
    ) {
        guard let index = indexes[number] else { return }
        if var since = tickets[index].servingSince {
            // A clerk who presses Next alone records arrived and served in one moment.
            if since == moment, let call = tickets[index].call {
                since = call.firstAnnouncedAt ?? call.at
            }
            let spent = tickets[index].servedSeconds + moment.seconds(since: since)
            let seconds = max(spent / max(tickets[index].cases, 1), 1)
            var tally = tallies[tickets[index].service] ?? Tally()
            tally.serviceSeconds.append(seconds)
            if tally.serviceSeconds.count > plan.limits.meanOverServices {
                tally.serviceSeconds.removeFirst()
            }
            tallies[tickets[index].service] = tally
            windows[window]?.lastStep?.sample = seconds
        }
        finish(number, as: .served, at: moment)
    }

    mutating func finish(_ number: TicketNumber, as state: Ticket.State, at moment: Moment) {
        guard let index = indexes[number] else { return }
        if tickets[index].state == .waiting { leave(index) }
        release(index)
        aim(index, at: nil)
        missedTickets.remove(number)
        keptTickets.remove(number)
        tickets[index].state = state
        tickets[index].endedAt = moment
    }

    // MARK: Windows in hand

    mutating func hold(_ index: Int, at window: WindowNumber, serving: Bool) {
        tickets[index].window = window
        aim(index, at: nil)
        if tickets[index].firstHandler == nil {
            tickets[index].firstHandler = windows[window]?.staff
        }
        windows[window]?.ticket = tickets[index].number
        windows[window]?.isServing = serving
        windows[window]?.since = lastAt
        openInParty[tickets[index].party, default: 0] += 1
    }

    /// Takes an open ticket out of its window's hands; does nothing to any other ticket.
    mutating func release(_ index: Int) {
        guard tickets[index].isOpen, let window = tickets[index].window else { return }
        windows[window]?.ticket = nil
        windows[window]?.isServing = false
        windows[window]?.since = lastAt
        let number = tickets[index].number
        calls.removeAll { $0.ticket == number }
        let party = tickets[index].party
        openInParty[party, default: 1] -= 1
        if openInParty[party] == 0 { openInParty[party] = nil }
    }

    private mutating func showAgain(_ number: TicketNumber) {
        guard let place = calls.firstIndex(where: { $0.ticket == number }) else { return }
        var call = calls.remove(at: place)
        call.recalls += 1
        calls.append(call)
    }
}
