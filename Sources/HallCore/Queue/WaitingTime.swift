/// How long a visitor will wait, in whole minutes, rounded down.
package struct WaitRange: Hashable, Sendable {
    package let lowMinutes: Int
    package let highMinutes: Int

    package init(lowMinutes: Int, highMinutes: Int) {
        self.lowMinutes = lowMinutes
        self.highMinutes = highMinutes
    }
}

/// The published formula, in seconds of calling time, without breaks:
/// high = ⌊(n+1)·s ÷ w⌋, low = ⌊0.8·s ÷ w · max(0, n−w+1)⌋.
///
/// - Parameters:
///   - ahead: n, people ahead.
///   - windows: w, windows that serve them; fewer than 1 counts as 1.
///   - serviceSeconds: s, the mean time of one service; at least 1.
package func waitSeconds(
    ahead: Int,
    windows: Int,
    serviceSeconds: Int
) -> (low: Int, high: Int) {
    let w = max(windows, 1)
    return (
        low: 8 * serviceSeconds * max(0, ahead - w + 1) / (10 * w),
        high: (ahead + 1) * serviceSeconds / w
    )
}

extension HallDay {
    /// People before `number` in its line; 0 where it does not wait.
    package func ahead(of number: TicketNumber) -> Int {
        guard let ticket = ticket(number), ticket.state == .waiting else { return 0 }
        return lines[ticket.service]?.place(of: Urgency(of: ticket)) ?? 0
    }

    package func waiting(for service: ServiceCode) -> Int { lines[service]?.count ?? 0 }

    package func issued(for service: ServiceCode) -> Int { tallies[service]?.issued ?? 0 }

    /// The range for somebody with `ahead` people before them, breaks included.
    package func wait(for service: ServicePlan, ahead: Int, at now: Moment) -> WaitRange {
        let seconds = estimate(for: service, ahead: ahead)
        func minutes(_ seconds: Int) -> Int {
            max(callMoment(after: seconds, from: now).seconds(since: now), 0) / 60
        }
        return WaitRange(lowMinutes: minutes(seconds.low), highMinutes: minutes(seconds.high))
    }

    /// What a newcomer to `service` would be told now.
    package func waitOfNewcomer(to service: ServicePlan, at now: Moment) -> WaitRange {
        wait(for: service, ahead: waiting(for: service.code), at: now)
    }

    /// What the holder of `number` is told now.
    package func wait(of number: TicketNumber, at now: Moment) -> WaitRange? {
        guard let ticket = ticket(number), ticket.state == .waiting,
            let service = plan.service(ticket.service)
        else { return nil }
        return wait(for: service, ahead: ahead(of: number), at: now)
    }

    func estimate(for service: ServicePlan, ahead: Int) -> (low: Int, high: Int) {
        let serving = plan.windows.filter { $0.ranks[service.code] != nil }
        let open = serving.filter {
            guard let window = windows[$0.number] else { return false }
            return window.isOpen && window.pauseReason == nil
        }
        return waitSeconds(
            ahead: ahead,
            windows: open.isEmpty ? serving.count : open.count,
            serviceSeconds: meanServiceSeconds(of: service.code)
        )
    }

    /// Seconds for one case of `service`: the mean of the newest today, else as configured; 0 for a
    /// service that the hall does not have.
    package func meanServiceSeconds(of service: ServiceCode) -> Int {
        let measured = tallies[service]?.serviceSeconds ?? []
        guard !measured.isEmpty else { return plan.service(service)?.serviceSeconds ?? 0 }
        return max(measured.reduce(0, +) / measured.count, 1)
    }

    /// When `seconds` of calling time will have passed: the break in between is waited through.
    func callMoment(after seconds: Int, from now: Moment) -> Moment {
        var left = seconds
        var reached = now
        for part in parts {
            let start = max(moment(at: part.calling.lowerBound), reached)
            let end = moment(at: part.calling.upperBound)
            guard start < end else { continue }
            let room = end.seconds(since: start)
            if left < room { return start.adding(seconds: left) }
            left -= room
            reached = end
        }
        return reached.adding(seconds: left)
    }

    /// `nil` for a range that begins before a break and ends behind it: 0–195 minutes say nothing,
    /// and a sentence says when calling goes on.
    func told(_ range: WaitRange, at now: Moment) -> WaitRange? {
        guard let part = breakAhead(of: range, at: now) else { return range }
        let begins = time(at: now.adding(seconds: range.lowMinutes * 60))
        return begins < part.calling.lowerBound ? nil : range
    }

    /// The break that a wait of `range` beginning now reaches into: its end is when calling goes
    /// on. `nil` where none lies before the call.
    package func breakAhead(of range: WaitRange, at now: Moment) -> DayPart? {
        let reaches = time(at: now.adding(seconds: range.highMinutes * 60))
        let current = time(at: now)
        return parts.dropFirst().first {
            current < $0.calling.lowerBound && reaches >= $0.calling.lowerBound
        }
    }
}
