import HallCore

/// Facts of services that stand, of tickets that were taken back or go first, and of the calendar, as
/// they stand in the table `fact`.
extension FactRow {
    mutating func writePromise(_ deed: Deed, _ body: inout Body) {
        switch deed {
        case .serviceStopped(let code, let stop, let badge):
            body.set("of", code.text)
            body.set("reason", stop.reason)
            body.set("until", stop.until?.description)
            body.set("by", badge.text)
        case .serviceResumed(let code, let badge):
            body.set("of", code.text)
            body.set("by", badge.text)
        case .headMade(let badge): body.set("by", badge.text)
        case .calendarConfirmed(let year, let digest, let badges):
            body.set("year", year)
            body.set("digest", digest)
            body.set("by", badges.map(\.text).joined(separator: " "))
        case .giveUpTakenBack(let ticket, let actor):
            name(ticket)
            write(actor, &body)
        case .priorityGiven(let ticket, let carried, let badge):
            name(ticket)
            body.set("of", carried.ticket.description)
            body.set("day", carried.day.description)
            body.set("by", badge?.text)
        case .guidanceChecked(let ticket, let badge):
            name(ticket)
            body.set("by", badge.text)
        default: preconditionFailure("\(deed) is no promise")
        }
    }

    /// 0.3 wrote nobody's name.
    func write(_ actor: GivenUpBy, _ body: inout Body) {
        switch actor {
        case .visitor: body.set("visitor", 1)
        case .staff(let badge): body.set("by", badge.text)
        case .unknown: break
        }
    }

    private func actor(_ body: Body) -> GivenUpBy {
        if let badge = body["by"] { return .staff(Badge(badge)) }
        return body.int("visitor") == 1 ? .visitor : .unknown
    }

    func promiseDeed(_ body: Body) -> Deed? {
        let badge = body["by"].map { Badge($0) }
        switch kind {
        case .serviceStopped:
            guard let code = body["of"], let reason = body["reason"], let badge else { return nil }
            let stop = ServiceStop(reason: reason, until: body["until"].flatMap { DayTime($0) })
            return .serviceStopped(ServiceCode(code), stop, by: badge)
        case .serviceResumed:
            guard let code = body["of"], let badge else { return nil }
            return .serviceResumed(ServiceCode(code), by: badge)
        case .headMade: return badge.map { .headMade(by: $0) }
        case .calendarConfirmed:
            guard let year = body.int("year"), let digest = body["digest"], let by = body["by"]
            else { return nil }
            let badges = by.split(separator: " ").map { Badge(String($0)) }
            return .calendarConfirmed(year: year, digest: digest, by: badges)
        default: break
        }
        guard let service, let sequence else { return nil }
        let ticket = TicketNumber(service: ServiceCode(service), sequence: sequence)
        switch kind {
        case .givenUp: return .givenUp(ticket, by: actor(body))
        case .giveUpTakenBack: return .giveUpTakenBack(ticket, by: actor(body))
        case .priorityGiven:
            guard let old = body["of"].flatMap({ TicketNumber($0) }),
                let day = body["day"].flatMap({ CivilDate($0) })
            else { return nil }
            return .priorityGiven(ticket, CarriedTicket(ticket: old, day: day), by: badge)
        case .guidanceChecked: return badge.map { .guidanceChecked(ticket, by: $0) }
        default: return nil
        }
    }
}
