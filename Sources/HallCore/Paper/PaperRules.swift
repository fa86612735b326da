/// Paper: DESIGN §5. The ledger of a slip, alarms of printers, and numbers printed beforehand.
extension HallDay {
    // MARK: The ledger

    func reprinting(
        _ number: TicketNumber,
        reason: String,
        code: String
    ) throws(Refusal) -> [Deed] {
        let ticket = try known(number)
        guard !ticket.hasEnded else { throw .wrongState(number, ticket.state) }
        // Its slip would ask somebody to wait who is told to leave.
        try checkNotEvacuated()
        guard ticket.slip?.state != .sending else { throw .slipNotExpected(number) }
        return [
            .slipRecoded(number, code: code, reason: try checked(reason)),
            .slipIntended(number, copy: (ticket.slip?.copy ?? 0) + 1),
        ]
    }

    func paper(_ number: TicketNumber, _ copy: Int, _ step: PaperStep) throws(Refusal) -> Deed {
        let ticket = try known(number)
        guard let slip = ticket.slip, slip.copy == copy, slip.state != .printed else {
            throw .slipNotExpected(number)
        }
        switch step {
        case .sending(let printer):
            // What was interrupted while sending is never sent again by itself.
            guard slip.state == .owed else { throw .slipNotExpected(number) }
            return .slipSending(number, copy: copy, printer: printer)
        case .printed(let promise): return .slipPrinted(number, copy: copy, promise: promise)
        case .unknown(let reason): return .slipUnknown(number, copy: copy, reason: reason)
        case .owed(let reason):
            guard slip.state != .unknown else { throw .slipNotExpected(number) }
            return .slipOwed(number, copy: copy, reason: reason)
        }
    }

    /// Somebody has looked whether an unknown slip came out.
    ///
    /// - Parameter by: who says so; `nil` is the visitor, in the visit in which it was taken.
    func settling(
        _ number: TicketNumber,
        copy: Int,
        cameOut: Bool,
        by badge: Badge?,
        code: String
    ) throws(Refusal) -> [Deed] {
        let ticket = try known(number)
        guard let slip = ticket.slip, slip.copy == copy, slip.state == .unknown else {
            throw .slipNotExpected(number)
        }
        let settled = Deed.slipSettled(number, copy: copy, cameOut: cameOut, by: badge)
        // Nobody needs a second paper of a ticket that has ended.
        guard !cameOut, ticket.wantsPaper else { return [settled] }
        // One question a visit: what fails twice is looked at by a person.
        guard badge != nil || copy == 1 else { throw .slipNeedsDesk(number) }
        return [
            settled,
            .slipRecoded(number, code: code, reason: Self.notCameOut),
            .slipIntended(number, copy: copy + 1),
        ]
    }

    static let notCameOut = "号票没有打出"

    /// Slips owed that still matter, the oldest first.
    public var owedSlips: [(number: TicketNumber, copy: Int)] {
        tickets.compactMap { ticket in
            guard let slip = ticket.slip, slip.state == .owed, ticket.wantsPaper else { return nil }
            return (ticket.number, slip.copy)
        }
    }

    /// Slips that nobody knows about: somebody has to look.
    public var unknownSlips: [(number: TicketNumber, copy: Int)] {
        tickets.compactMap { ticket in
            guard let slip = ticket.slip, slip.state == .unknown else { return nil }
            return (ticket.number, slip.copy)
        }
    }

    // MARK: Alarms and rolls

    func raising(_ device: String, _ trouble: Trouble) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        return alarms.contains { $0.device == device && $0.trouble == trouble }
            ? [] : [.alarmRaised(device: device, trouble)]
    }

    func clearing(_ device: String, _ trouble: Trouble) -> [Deed] {
        alarms.contains { $0.device == device && $0.trouble == trouble }
            ? [.alarmCleared(device: device, trouble)] : []
    }

    func changingRoll(_ device: String, by badge: Badge) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        return [.rollChanged(device: device, by: badge)] + clearing(device, .paperLow)
    }

    func testing(_ device: String, by badge: Badge) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        return [.testPageIntended(device: device, by: badge)]
    }

    // MARK: When everything is down

    /// The next numbers that were never printed on any day.
    func printingEmergency(
        _ service: ServiceCode,
        count: Int,
        by badge: Badge
    ) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        guard plan.service(service) != nil else { throw .unknownService(service) }
        let limits = plan.limits
        guard (1...limits.emergencyNumbersMax).contains(count) else {
            throw .emergencyCount(max: limits.emergencyNumbersMax)
        }
        let first = max(limits.emergencyFirst, (emergencyLast[service] ?? 0) + 1)
        return [.emergencyIntended(service, first: first, count: count, by: badge)]
    }

    func entering(_ entry: HandEntry, in circumstances: Circumstances) throws(Refusal) -> [Deed] {
        guard opening != nil else { throw .dayNotOpen }
        guard !isClosed else { throw .dayClosed(next: nextOpening(after: circumstances.now)) }
        try checkNotEvacuated()
        let number = entry.ticket
        guard plan.service(number.service) != nil else { throw .unknownService(number.service) }
        let first = plan.limits.emergencyFirst
        guard number.sequence >= first, number.sequence <= emergencyLast[number.service] ?? 0 else {
            throw .notAnEmergencyNumber(number, first: first)
        }
        guard ticket(number) == nil else { throw .emergencyNumberEntered(number) }
        let written = moment(at: entry.time)
        guard written <= circumstances.now else { throw .handTimeAhead(entry.time) }
        var deeds: [Deed] = [
            .enteredByHand(number, written: written, servedAt: entry.servedAt, by: entry.by),
            .issued(
                Issue(
                    ticket: number,
                    item: entry.item,
                    standing: written,
                    ordinaryStanding: written,
                    code: circumstances.slipCode
                )
            ),
        ]
        if let window = entry.servedAt {
            guard windows[window] != nil else { throw .unknownWindow(window) }
            deeds.append(.ended(number, .served))
        }
        return deeds
    }
}

extension Ticket {
    /// Its paper is still of use: it waits, may come back, or goes first tomorrow.
    public var wantsPaper: Bool {
        switch state {
        case .waiting, .called, .kept, .missed, .carriedOver: true
        case .serving, .served, .givenUp, .expired, .awaitingReply: false
        }
    }
}
