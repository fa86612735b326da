/// 停办: no numbers and no calls of a service, until it goes on; its queue is kept, moved, or ends with
/// tomorrow's priority.
public struct StopService: Order {
    public var service: ServiceCode
    public var stop: ServiceStop
    public var waiting: StoppedQueue
    /// With slips for tomorrow 次日优先, where a printer is there for them.
    public var wantsSlips: Bool

    public init(
        _ service: ServiceCode,
        _ stop: ServiceStop,
        waiting: StoppedQueue,
        wantsSlips: Bool = false
    ) {
        self.service = service
        self.stop = stop
        self.waiting = waiting
        self.wantsSlips = wantsSlips
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let now = context.now
        let badge = try context.badge()
        try day.checkOpened()
        try day.checkNotClosed(at: now)
        guard day.plan.service(service) != nil else { throw .unknownService(service) }
        let reason = try day.checked(stop.reason)
        // Nobody is promised what is past.
        if let until = stop.until, until <= day.time(at: now) {
            throw .fieldWrong("until", choices: [])
        }
        let checked = ServiceStop(reason: reason, until: stop.until)
        let stopped = Deed.serviceStopped(service, checked, by: badge)
        let queue = (day.lines[service]?.entries ?? []).map { day.tickets[$0.index] }
        switch waiting {
        case .keep: return [stopped]
        case .move(let other):
            guard day.plan.service(other) != nil, other != service else {
                throw .unknownService(other)
            }
            try day.checkServed(other, at: now)
            guard day.isServed(other, at: now) || day.isAwaited(other, at: now) else {
                throw .nobodyServes(other)
            }
            return [stopped]
                + queue.map { .transferred($0.number, to: .service(other), reason: "停办") }
        case .tomorrow:
            let endings = queue.map { Deed.ended($0.number, .carriedOver) }
            return [stopped] + endings + (wantsSlips ? day.slipsForTomorrow(queue) : [])
        }
    }
}

/// A service that stood goes on.
public struct ResumeService: Order {
    public var service: ServiceCode

    public init(_ service: ServiceCode) {
        self.service = service
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        guard day.plan.service(service) != nil else { throw .unknownService(service) }
        return day.stops[service] == nil ? [] : [.serviceResumed(service, by: badge)]
    }
}
