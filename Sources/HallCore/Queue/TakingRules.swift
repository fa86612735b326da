/// Giving out numbers: DESIGN §4, *Number*, *Standing* and *Hours*.
extension HallDay {
    func taking(
        _ request: TakeRequest,
        in circumstances: Circumstances
    ) throws(Refusal) -> [Deed] {
        let now = circumstances.now
        guard opening != nil else { throw .dayNotOpen }
        guard !isClosed else { throw .dayClosed(next: nextOpening(after: now)) }
        guard let service = plan.service(request.service) else {
            throw .unknownService(request.service)
        }
        guard let visitorClass = plan.visitorClass(request.visitorClass) else {
            throw .unknownClass(request.visitorClass)
        }
        guard (1...service.casesPerTicketMax).contains(request.cases) else {
            throw .casesOutOfRange(max: service.casesPerTicketMax)
        }
        if let linked = request.linkedTo {
            guard let other = ticket(linked) else { throw .unknownTicket(linked.description) }
            guard !other.hasEnded else { throw .linkedTicketEnded(linked) }
        }
        let number = TicketNumber(
            service: service.code,
            sequence: max(tallies[service.code]?.last ?? 0, skippedTo) + 1
        )
        // Beyond it are the numbers that were printed beforehand.
        guard number.sequence < plan.limits.emergencyFirst else {
            throw .serviceFull(service.code, limit: plan.limits.emergencyFirst - 1)
        }
        try checkStanding(service.code, isException: request.exception != nil, at: now)
        var deeds: [Deed] = []
        if visitorClass.code == .carriedOver {
            guard let carried = request.carried else { throw .fieldMissing("old_code") }
            guard !carriedUsed.contains(carried) else { throw .priorityUsed(carried.ticket) }
            deeds.append(.priorityGiven(number, carried, by: request.staff))
        }
        if let exception = request.exception {
            let reason = try checked(exception.reason)
            deeds.append(.limitExceeded(number, reason: reason, by: exception.by))
        } else {
            try checkLimits(of: service, at: now)
        }
        deeds.append(.issued(issue(number, for: request, visitorClass, in: circumstances)))
        if request.wantsSlip { deeds.append(.slipIntended(number, copy: 1)) }
        return deeds
    }

    func skippingNumbers(to last: Int, by badge: Badge) throws(Refusal) -> Deed {
        guard opening != nil else { throw .dayNotOpen }
        guard (1..<plan.limits.emergencyFirst).contains(last) else {
            throw .skipOutOfRange(max: plan.limits.emergencyFirst - 1)
        }
        return .numbersSkipped(to: last, by: badge)
    }

    private func issue(
        _ number: TicketNumber,
        for request: TakeRequest,
        _ visitorClass: ClassPlan,
        in circumstances: Circumstances
    ) -> Issue {
        let ordinary = standing(appointment: request.appointment, at: circumstances.now)
        return Issue(
            ticket: number,
            item: request.item,
            visitorClass: visitorClass.code,
            standing: ordinary.adding(seconds: -60 * visitorClass.creditMinutes),
            ordinaryStanding: ordinary,
            cases: request.cases,
            needs: request.needs,
            linkedTo: request.linkedTo,
            notice: request.notice,
            route: request.item.flatMap { plan.routes[$0] }.map { Array($0.dropFirst()) } ?? [],
            code: circumstances.slipCode
        )
    }

    /// An appointment stands at its time, unless its visitor came too late for it.
    private func standing(appointment: DayTime?, at now: Moment) -> Moment {
        guard let appointment else { return now }
        let appointed = moment(at: appointment)
        let late =
            runningSeconds(since: appointed, until: now) > plan.limits.appointmentLateMinutes * 60
        return late ? now : appointed
    }

    /// Hours, quotas and the end of the day.
    public func checkLimits(of service: ServicePlan, at now: Moment) throws(Refusal) {
        guard !parts.isEmpty else { throw .closedToday(next: nextOpening(after: now)) }
        let time = time(at: now)
        guard let part = parts.first(where: { $0.taking.contains(time) }) else {
            let later = parts.map(\.taking.lowerBound).first { $0 > time }
            throw later.map { .takingClosed(next: $0) }
                ?? .takingOver(next: nextOpening(after: now))
        }
        guard isServed(service.code, at: now) || isAwaited(service.code, at: now) else {
            throw .nobodyServes(service.code)
        }
        let tally = tallies[service.code] ?? Tally()
        guard tally.issued < service.ticketsPerDayMax else {
            throw .serviceFull(service.code, limit: service.ticketsPerDayMax)
        }
        if let limit = service.ticketsPerPartMax[part.name],
            tally.issuedByPart[part.name, default: 0] >= limit
        {
            throw .partFull(
                service.code,
                limit: limit,
                next: parts.map(\.taking.lowerBound).first { $0 > time }
            )
        }
        if let closes = parts.last?.calling.upperBound,
            lines[service.code]?.count ?? 0 > 0,
            callMoment(
                after: estimate(for: service, ahead: lines[service.code]?.count ?? 0).low,
                from: now
            )
                >= moment(at: closes)
        {
            throw .closingTimeWouldPass(service.code, closes: closes)
        }
    }

    /// The part of the day in which numbers are given out at `moment`.
    func part(at moment: Moment) -> DayPart? {
        let time = time(at: moment)
        return parts.first { $0.taking.contains(time) }
    }

    // MARK: Coming back

    func returning(_ number: TicketNumber, at now: Moment) throws(Refusal) -> Deed {
        let ticket = try known(number)
        guard ticket.state == .missed, let missedAt = ticket.missedAt else {
            throw .wrongState(number, ticket.state)
        }
        let limits = plan.limits
        guard runningSeconds(since: missedAt, until: now) <= limits.returnWithinMinutes * 60 else {
            throw .returnTooLate(number, minutes: limits.returnWithinMinutes)
        }
        guard ticket.returns < limits.returnsMax else {
            throw .returnedTooOften(number, max: limits.returnsMax)
        }
        let line = lines[ticket.service]?.entries ?? []
        let behind =
            line.indices.contains(limits.returnBehind - 1)
            ? line[limits.returnBehind - 1] : line.last
        // An appointment late in the day among them is no place to stand behind.
        let standing = min(behind.map { tickets[$0.index].standing } ?? now, now)
        // Coming back never gains a place.
        return .returned(number, standing: max(standing, ticket.standing))
    }

    func givingUp(_ number: TicketNumber, by actor: Actor) throws(Refusal) -> Deed {
        let ticket = try known(number)
        try check(actor, holds: ticket)
        guard ticket.state == .waiting || ticket.state == .missed || ticket.state == .called else {
            throw .wrongState(number, ticket.state)
        }
        return .givenUp(number, by: GivenUpBy(actor))
    }

    func takingBackGiveUp(
        _ number: TicketNumber,
        by actor: Actor,
        at now: Moment
    ) throws(Refusal) -> Deed {
        let ticket = try known(number)
        try check(actor, holds: ticket)
        guard ticket.state == .givenUp, let endedAt = ticket.endedAt, let given = ticket.givenUp
        else { throw .wrongState(number, ticket.state) }
        // What staff gave up is for staff to take back.
        if case .visitor = actor, case .staff = given.by { throw .notAllowed }
        let limit = plan.limits.giveUpUndoSeconds
        guard now.seconds(since: endedAt) <= limit else {
            throw .giveUpUndoTooLate(number, seconds: limit)
        }
        guard !isClosed else { throw .dayClosed(next: nextOpening(after: now)) }
        return .giveUpTakenBack(number, by: GivenUpBy(actor))
    }

    /// Whoever holds the slip knows its code; staff say who they are.
    private func check(_ actor: Actor, holds ticket: Ticket) throws(Refusal) {
        guard case .visitor(let code) = actor else { return }
        guard ShortCode.typed(code) == ticket.code else { throw .codeWrong(ticket.number) }
    }

    func known(_ number: TicketNumber) throws(Refusal) -> Ticket {
        guard let ticket = ticket(number) else { throw .unknownTicket(number.description) }
        return ticket
    }
}
