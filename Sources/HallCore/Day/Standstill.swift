/// Why and how the whole hall stands still: one value for every face.
package struct Standstill: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// 疏散: people leave. No numbers, no times, one sentence and nothing beside it.
        case evacuation
        /// 暂停叫号: numbers and their order are kept.
        case pause
    }

    package let kind: Kind
    /// What people read and hear: at an evacuation the whole of it.
    package let reason: String
    /// Whether numbers are still given meanwhile, without a time; never at an evacuation.
    package let takes: Bool

    package init(kind: Kind, reason: String, takes: Bool) {
        self.kind = kind
        self.reason = reason
        self.takes = takes && kind == .pause
    }
}

/// A service that stands 停办: its city system is down, its expert is away.
package struct ServiceStop: Hashable, Sendable {
    package let reason: String
    /// Until when, as far as is known.
    package let until: DayTime?

    package init(reason: String, until: DayTime?) {
        self.reason = reason
        self.until = until
    }

    /// `A 业务停办：市级系统维护，预计 10:30 恢复`, with the time that it has.
    func words(of service: ServiceCode) -> Words {
        Words(
            zh: "\(service) 业务\(words.zh)",
            en: "Service \(service) is suspended: \(reason)"
                + (until.map { "; expected back at \($0)" } ?? "")
        )
    }

    /// The same without a time that has passed.
    package func told(at now: DayTime) -> ServiceStop {
        ServiceStop(reason: reason, until: until.flatMap { $0 > now ? $0 : nil })
    }

    /// `停办：市级系统维护，预计 10:30 恢复`; a time that has passed is not told any more.
    package func words(at now: DayTime) -> Words { told(at: now).words }

    private var words: Words {
        Words(
            zh: "停办：\(reason)" + (until.map { "，预计 \($0) 恢复" } ?? ""),
            en: "Suspended: \(reason)" + (until.map { "; expected back at \($0)" } ?? "")
        )
    }
}

/// Where the numbers go that wait for a service when it stops.
package enum StoppedQueue: Hashable, Sendable {
    /// They wait on.
    case keep
    case move(to: ServiceCode)
    /// They end with tomorrow's priority 次日优先.
    case tomorrow
}

/// A ticket of an earlier day that could not be served then.
package struct CarriedTicket: Hashable, Sendable {
    package let ticket: TicketNumber
    package let day: CivilDate

    package init(ticket: TicketNumber, day: CivilDate) {
        self.ticket = ticket
        self.day = day
    }
}

/// When the hall gives numbers again.
package struct Opening: Hashable, Sendable {
    package let date: CivilDate
    package let time: DayTime

    /// `11月27日 星期五 8:00`.
    package var words: Words {
        let days = ["一", "二", "三", "四", "五", "六", "日"]
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let hour = "\(time.minutes / 60):\(twoDigits(time.minutes % 60))"
        return Words(
            zh: "\(date.month)月\(date.day)日 星期\(days[date.weekday - 1]) \(hour)",
            en: "\(english[date.weekday - 1]) \(date), \(hour)"
        )
    }
}

extension Words {
    /// Why not now, and when again; a date only where it is certain.
    func comingBack(_ next: Opening?) -> Words {
        guard let next else {
            return Words(
                zh: zh + "，下次开放日期请看公告或到导询台询问",
                en: en + "; for the next day of opening see the notice or ask at the desk"
            )
        }
        return Words(
            zh: zh + "，请您于 \(next.words.zh) 起前来办理",
            en: en + "; please come from \(next.words.en)"
        )
    }
}

extension HallDay {
    /// Seconds from `start` to `now` without those in which the hall stood still: the clocks of
    /// missed, recall, return and lateness stand with it.
    package func runningSeconds(since start: Moment, until now: Moment) -> Int {
        var stood: Int64 = 0
        for span in standstills {
            let from = max(span.from, start)
            let to = min(span.to ?? now, now)
            if to > from { stood += to.milliseconds - from.milliseconds }
        }
        return Int((now.milliseconds - start.milliseconds - stood) / 1000)
    }

    /// What stands in the way of everybody: the hall, or this service.
    ///
    /// - Parameter isException: staff give the number, with a reason: nothing but an evacuation
    ///   stops it.
    func checkStanding(
        _ service: ServiceCode,
        isException: Bool,
        at now: Moment
    ) throws(Refusal) {
        if let standstill {
            switch standstill.kind {
            case .evacuation: throw .day(.evacuation(reason: standstill.reason))
            case .pause where !standstill.takes && !isException:
                throw .day(.hallPaused(reason: standstill.reason))
            case .pause: break
            }
        }
        if !isException { try checkServed(service, at: now) }
    }

    /// That the hall stands still stops what goes on in it: who is told to leave is told so.
    func checkRunning() throws(Refusal) {
        guard let standstill else { return }
        try checkNotEvacuated()
        throw .day(.hallPaused(reason: standstill.reason))
    }

    func checkNotEvacuated() throws(Refusal) {
        guard let standstill, standstill.kind == .evacuation else { return }
        throw .day(.evacuation(reason: standstill.reason))
    }

    /// That a service stands stops what is about it.
    func checkServed(_ service: ServiceCode, at now: Moment) throws(Refusal) {
        guard let stop = stops[service] else { return }
        throw .hours(.serviceStands(service, stop.told(at: time(at: now))))
    }

    // MARK: Windows that are awaited

    /// Whether somebody serves `service` now: a window that is open and not paused, or paused for a
    /// short while only.
    package func isServed(_ service: ServiceCode, at now: Moment) -> Bool {
        plan.windows.contains { plan in
            guard plan.ranks[service] != nil, let window = windows[plan.number], window.isOpen
            else {
                return false
            }
            guard window.pauseReason != nil, let since = window.pausedSince else { return true }
            return now.seconds(since: since) < self.plan.limits.pauseMinutes * 60
        }
    }

    /// Whether somebody is expected to: a window of the plan that is not marked 今日不开, until shortly
    /// after the calling of this part of the day begins.
    package func isAwaited(_ service: ServiceCode, at now: Moment) -> Bool {
        let time = time(at: now)
        let part =
            parts.first { $0.taking.contains(time) }
            ?? parts.first { time < $0.calling.upperBound }
        guard let part,
            time.minutes < part.calling.lowerBound.minutes + plan.limits.hoursGraceMinutes
        else { return false }
        return plan.windows.contains {
            $0.ranks[service] != nil && windows[$0.number]?.isNotToday == false
        }
    }

    /// Services that nobody serves or is expected to serve, with the people who wait for them: the
    /// attendant has to act.
    package func unserved(at now: Moment) -> [(service: ServiceCode, waiting: Int)] {
        guard opening?.working == true, !isClosed, standstill == nil else { return [] }
        let time = time(at: now)
        let isHours = parts.contains { $0.taking.contains(time) || $0.calling.contains(time) }
        return plan.services.map(\.code).filter { code in
            guard stops[code] == nil, !isServed(code, at: now), !isAwaited(code, at: now) else {
                return false
            }
            return isHours || waiting(for: code) > 0
        }.map { ($0, waiting(for: $0)) }
    }

    // MARK: The next opening

    /// When numbers are given again after `now`; `nil` where no calendar says it for certain.
    package func nextOpening(after now: Moment) -> Opening? {
        let today = CivilDate(of: now, offsetMinutes: offsetMinutes)
        var date = today
        for _ in 0..<Self.openingDaysMax {
            date = date.adding(days: 1)
            guard let isWorking = calendar.certainly(isWorking: date) else { return nil }
            if isWorking, let first = plan.hours.parts(on: date).first {
                return Opening(date: date, time: first.taking.lowerBound)
            }
        }
        return nil
    }

    /// Longer than any holiday.
    private static let openingDaysMax = 30
}
