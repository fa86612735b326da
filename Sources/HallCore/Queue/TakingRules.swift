/// What the orders about numbers share: the number, its standing, the hours.
extension HallDay {
    /// The number that comes next.
    func nextNumber(of service: ServiceCode) throws(Refusal) -> TicketNumber {
        let last = max(tallies[service]?.last ?? 0, skippedTo)
        // Beyond it are the numbers that were printed beforehand.
        guard last + 1 < plan.limits.emergencyFirst else {
            throw .hours(.serviceFull(service, limit: plan.limits.emergencyFirst - 1))
        }
        return TicketNumber(service: service, sequence: last + 1)
    }

    /// An appointment stands at its time, unless its visitor came too late for it.
    func standing(appointment: DayTime?, at now: Moment) -> Moment {
        guard let appointment else { return now }
        let appointed = moment(at: appointment)
        let late =
            runningSeconds(since: appointed, until: now) > plan.limits.appointmentLateMinutes * 60
        return late ? now : appointed
    }

    /// Hours, quotas and the end of the day.
    package func checkLimits(of service: ServicePlan, at now: Moment) throws(Refusal) {
        guard !parts.isEmpty else { throw .hours(.closedToday(next: nextOpening(after: now))) }
        let time = time(at: now)
        guard let part = parts.first(where: { $0.taking.contains(time) }) else {
            let later = parts.map(\.taking.lowerBound).first { $0 > time }
            throw later.map { .hours(.takingClosed(next: $0)) }
                ?? .hours(.takingOver(next: nextOpening(after: now)))
        }
        guard isServed(service.code, at: now) || isAwaited(service.code, at: now) else {
            throw .hours(.nobodyServes(service.code))
        }
        let tally = tallies[service.code] ?? Tally()
        guard tally.issued < service.ticketsPerDayMax else {
            throw .hours(.serviceFull(service.code, limit: service.ticketsPerDayMax))
        }
        if let limit = service.ticketsPerPartMax[part.name],
            tally.issuedByPart[part.name, default: 0] >= limit
        {
            throw .hours(
                .partFull(
                    service.code,
                    limit: limit,
                    next: parts.map(\.taking.lowerBound).first { $0 > time }
                )
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
            throw .hours(.closingTimeWouldPass(service.code, closes: closes))
        }
    }

    /// The part of the day in which numbers are given out at `moment`.
    func part(at moment: Moment) -> DayPart? {
        let time = time(at: moment)
        return parts.first { $0.taking.contains(time) }
    }

    /// Who does something with a ticket that belongs to its visitor: staff say who they are, and
    /// whoever holds the slip knows its code.
    func holder(
        of ticket: Ticket,
        code: String?,
        in context: RuleContext
    ) throws(Refusal) -> GivenUpBy {
        if let badge = context.caller.badge { return .staff(badge) }
        guard let code, !code.isEmpty else { throw .field(.fieldMissing("code")) }
        guard ShortCode.typed(code) == ticket.code else { throw .ticket(.codeWrong(ticket.number)) }
        return .visitor
    }

    func known(_ number: TicketNumber) throws(Refusal) -> Ticket {
        guard let ticket = ticket(number) else { throw .ticket(.unknownTicket(number.description)) }
        return ticket
    }
}
