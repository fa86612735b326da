/// 停办: no numbers and no calls of a service, until it goes on; its queue is kept, moved, or ends
/// with tomorrow's priority.
public struct StopService: Order, Codable {
    public var service: ServiceCode
    public var reason: String
    /// Until when, as far as is known.
    public var until: DayTime?
    public var waiting: StoppedQueue
    /// With slips for tomorrow 次日优先, where a printer is there for them.
    public var wantsSlips = false

    enum CodingKeys: CodingKey { case service, reason, until, waiting }

    public init(
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

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
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
    public var fingerprint: String {
        var order = self
        order.wantsSlips = false
        return "StopService " + CanonicalForm.text(of: order)
    }
}

/// A service that stood goes on.
public struct ResumeService: Order, Codable {
    public var service: ServiceCode

    public init(_ service: ServiceCode) {
        self.service = service
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        guard day.plan.service(service) != nil else { throw .taking(.unknownService(service)) }
        return day.stops[service] == nil ? [] : [.day(.serviceResumed(service, by: badge))]
    }
}
