/// 停办: no numbers and no calls of a service, until it goes on; its queue is kept, moved, or ends
/// with tomorrow's priority.
package struct StopService: Order, Codable {
    package var service: ServiceCode
    package var reason: String
    /// Until when, as far as is known.
    package var until: DayTime?
    package var waiting: StoppedQueue
    /// With slips for tomorrow 次日优先, where a printer is there for them.
    package var wantsSlips = false

    enum CodingKeys: CodingKey { case service, reason, until, waiting }

    package init(
        _ service: ServiceCode,
        reason: String,
        until: DayTime? = nil,
        waiting: StoppedQueue
    ) {
        self.service = service
        self.reason = reason
        self.until = until
        self.waiting = waiting
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let now = context.now
        let badge = try context.badge()
        try day.checkOpened()
        try day.checkNotClosed(at: now)
        guard day.plan.service(service) != nil else { throw .taking(.unknownService(service)) }
        let reason = try day.checked(reason)
        // Nobody is promised what is past.
        if let until, until <= day.time(at: now) {
            throw .field(.fieldWrong("until", choices: []))
        }
        let checked = ServiceStop(reason: reason, until: until)
        let stopped = Deed.day(.serviceStopped(service, checked, by: badge))
        let queue = (day.lines[service]?.entries ?? []).map { day.tickets[$0.index] }
        switch waiting {
        case .keep: return [stopped]
        case .move(let other):
            guard day.plan.service(other) != nil, other != service else {
                throw .taking(.unknownService(other))
            }
            try day.checkServed(other, at: now)
            guard day.isServed(other, at: now) || day.isAwaited(other, at: now) else {
                throw .hours(.nobodyServes(other))
            }
            return [stopped]
                + queue.map { .ticket(.transferred($0.number, to: .service(other), reason: "停办")) }
        case .tomorrow:
            let endings = queue.map { Deed.ticket(.ended($0.number, .carriedOver)) }
            return [stopped] + endings + (wantsSlips ? day.slipsForTomorrow(queue) : [])
        }
    }

    /// Whether this process prints is no part of it: the same order may be repeated where it does
    /// not.
    package var fingerprint: String {
        var order = self
        order.wantsSlips = false
        return "StopService " + CanonicalForm.text(of: order)
    }
}

/// A service that stood goes on.
package struct ResumeService: Order, Codable {
    package var service: ServiceCode

    package init(_ service: ServiceCode) {
        self.service = service
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        guard day.plan.service(service) != nil else { throw .taking(.unknownService(service)) }
        return day.stops[service] == nil ? [] : [.day(.serviceResumed(service, by: badge))]
    }
}
