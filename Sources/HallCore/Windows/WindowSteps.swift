/// What a step found, so that the slip of a finger can be taken back.
extension HallDay {
    /// The step that `window` may take back, how late it may be; `nil` where the hall went on
    /// since.
    func stepToUndo(at number: WindowNumber) -> Window.Step? {
        let window = windows[number]
        // What was said of a called ticket is newer than its call.
        if let step = window?.lastStep, let held = window?.ticket, step.before.number == held,
            step.after == .called, ticket(held)?.state == .called
        {
            return step
        }
        if let held = window?.ticket, let call = window?.lastCall, call.before.number == held,
            ticket(held)?.state == .called, ticket(held)?.call?.recalls == 0
        {
            return call
        }
        guard let step = window?.lastStep, let ticket = ticket(step.before.number),
            ticket.state == step.after, ticket.window == number,
            window?.ticket == nil || window?.ticket == ticket.number
        else { return nil }
        return step
    }

    /// Seconds in which ``UndoStep`` still works; `nil` where it does not.
    package func undoSeconds(at window: WindowNumber, now: Moment) -> Int? {
        guard windows[window]?.isOpen == true, let step = stepToUndo(at: window) else { return nil }
        let left = plan.limits.undoSeconds - now.seconds(since: step.at)
        return left > 0 ? left : nil
    }

    // MARK: Applying

    mutating func apply(_ deed: CorrectionDeed) {
        switch deed {
        case .callTakenBack(let number, let window):
            guard let call = windows[window]?.lastCall else { return }
            restore(number, as: call.before)
            windows[window]?.lastCall = nil
        case .undone(let number, let window, _):
            guard let step = windows[window]?.lastStep else { return }
            forget(step, at: window)
            restore(number, as: step.before)
        case .casesCounted(let number, _, let cases):
            if let index = indexes[number] { tickets[index].cases = cases }
        case .ticketNoted(let number, _, let note):
            if let index = indexes[number] { tickets[index].note = note }
        }
    }

    /// What `window` is about to do with a ticket that it has in hand.
    ///
    /// - Parameter state: `nil` where the ticket stays as it is.
    mutating func remember(
        _ number: TicketNumber,
        _ window: WindowNumber,
        becomes state: Ticket.State?,
        at moment: Moment
    ) {
        guard let ticket = ticket(number), ticket.isOpen else { return }
        // *Served* alone says *arrived* and *served* in one moment: one step, taken back as one.
        if state == .served, let last = windows[window]?.lastStep, last.at == moment,
            last.before.number == number, last.after == .serving
        {
            windows[window]?.lastStep?.after = .served
            return
        }
        windows[window]?.lastStep = Window.Step(
            before: ticket,
            after: state ?? ticket.state,
            at: moment
        )
    }

    mutating func rememberTransfer(_ number: TicketNumber, at moment: Moment) {
        guard let ticket = ticket(number), let window = ticket.window else { return }
        if ticket.isOpen { return remember(number, window, becomes: .waiting, at: moment) }
        // Through several windows in turn: *served* here and waiting there are one step.
        if windows[window]?.lastStep?.before.number == number, ticket.state == .served {
            windows[window]?.lastStep?.after = .waiting
        }
    }

    private mutating func forget(_ step: Window.Step, at window: WindowNumber) {
        windows[window]?.lastStep = nil
        guard let sample = step.sample else { return }
        var tally = tallies[step.before.service] ?? Tally()
        if let last = tally.serviceSeconds.lastIndex(of: sample) {
            tally.serviceSeconds.remove(at: last)
        }
        tallies[step.before.service] = tally
    }

    /// The ticket as it was; its paper and what was noted on it since stay.
    private mutating func restore(_ number: TicketNumber, as before: Ticket) {
        guard let index = indexes[number] else { return }
        if tickets[index].state == .waiting { leave(index) }
        release(index)
        aim(index, at: nil)
        missedTickets.remove(number)
        keptTickets.remove(number)
        let since = tickets[index]
        tickets[index] = before
        tickets[index].code = since.code
        tickets[index].slip = since.slip
        tickets[index].note = since.note
        tickets[index].cases = since.cases
        // What the boards and the voice have said of a call since is said.
        if before.state == .called, since.state == .called { tickets[index].call = since.call }
        if before.isOpen, let window = before.window {
            hold(index, at: window, serving: before.state == .serving)
            guard let call = before.call, calls.allSatisfy({ $0.ticket != number }) else { return }
            var shown = ShownCall(ticket: number, window: window, at: call.at)
            shown.recalls = call.recalls
            let place = calls.firstIndex { $0.at > call.at } ?? calls.endIndex
            calls.insert(shown, at: place)
            if calls.count > Self.callsKept { calls.removeFirst() }
        } else {
            // A window that has closed since calls nobody.
            aim(index, at: before.target.flatMap { windows[$0]?.isOpen == true ? $0 : nil })
            join(index)
        }
    }
}
