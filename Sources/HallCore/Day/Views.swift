/// What boards show: a small picture of the day, and no names.
package struct BoardView: Hashable, Sendable {
    /// The position of the newest fact in it: pictures with a smaller one are older.
    package var position: Int
    package var at: Moment
    package var date: CivilDate
    package var rehearsal: Bool
    package var closed: Bool
    package var standstill: Standstill?
    /// Why nobody is called just now, though people wait: a break, or before the first call.
    package var rest: Words?
    package var calls: [HallDay.ShownCall]
    package var windows: [WindowView]
    package var services: [ServiceView]
    package var missed: [TicketNumber]
}

package struct WindowView: Hashable, Sendable {
    package let number: WindowNumber
    package let state: HallDay.Window.State
    package let pauseReason: String?
    package let ticket: TicketNumber?
    package let staff: Badge?

    package init(
        number: WindowNumber,
        state: HallDay.Window.State,
        pauseReason: String?,
        ticket: TicketNumber?,
        staff: Badge?
    ) {
        self.number = number
        self.state = state
        self.pauseReason = pauseReason
        self.ticket = ticket
        self.staff = staff
    }
}

package struct ServiceView: Hashable, Sendable {
    package let code: ServiceCode
    package let waiting: Int
    package let issued: Int
    /// `nil` where the hall or the service stands: no time is told.
    package let wait: WaitRange?
    /// When calling goes on, where a break lies before a newcomer's call.
    package let breakEnds: DayTime?
    /// Why it stands 停办, and until when.
    package let stop: Words?
    /// Why no number can be had now, else `nil`.
    package let refusal: Refusal?
}

/// One ticket as its holder, the clerk or a list sees it.
package struct TicketView: Hashable, Sendable {
    package let ticket: Ticket
    package let ahead: Int
    package let wait: WaitRange?
    /// The windows that may call it now.
    package let windows: [WindowNumber]
    /// When calling goes on, where a break lies before its call.
    package let breakEnds: DayTime?
    /// Why its service stands 停办, and until when.
    package let stop: Words?
    /// Services still to come that stand 停办 now.
    package let routeStops: Set<ServiceCode>
    /// `nil` unless it was missed and may return.
    package let mayReturn: Returning?

    package struct Returning: Hashable, Sendable {
        package let until: DayTime
        package let times: Int
    }
}

extension HallDay {
    /// Missed numbers that boards list with 请到取号机恢复排队.
    static let missedShown = 8

    package func boardView(position: Int, at now: Moment) -> BoardView {
        BoardView(
            position: position,
            at: now,
            date: date,
            rehearsal: isRehearsal,
            closed: isClosed || opening == nil,
            standstill: standstill,
            rest: rest(at: now),
            calls: calls.reversed(),
            windows: windowViews,
            services: plan.services.map { serviceView($0, at: now) },
            missed: Array(
                missedTickets.filter { mayReturn($0, at: now) }.sorted {
                    missedOrder($0) > missedOrder($1)
                }.prefix(Self.missedShown)
            )
        )
    }

    /// Nobody is told to come back who would be refused.
    private func mayReturn(_ number: TicketNumber, at now: Moment) -> Bool {
        guard let ticket = ticket(number), let missedAt = ticket.missedAt else { return false }
        return runningSeconds(since: missedAt, until: now) <= plan.limits.returnWithinMinutes * 60
            && ticket.returns < plan.limits.returnsMax
    }

    private func missedOrder(_ number: TicketNumber) -> (Moment, TicketNumber) {
        (ticket(number)?.missedAt ?? lastAt, number)
    }

    package var windowViews: [WindowView] {
        plan.windows.compactMap { windows[$0.number] }.map {
            WindowView(
                number: $0.number,
                state: $0.state,
                pauseReason: $0.pauseReason,
                ticket: $0.ticket,
                staff: $0.staff
            )
        }
    }

    /// Other tickets of the same person that have not ended, in the order of issue.
    package func others(of ticket: Ticket) -> [TicketNumber] {
        tickets.filter { $0.party == ticket.party && $0.number != ticket.number && !$0.hasEnded }
            .map(\.number)
    }

    /// Asks after a window that stands open and calls nobody while people wait (R16), after one
    /// that has been paused for long (R48), one that stands empty though somebody could stand in
    /// (R54), and one that has handed in no closing list in the evening (R126).
    package func reminder(for number: WindowNumber, at now: Moment) -> Words? {
        workReminder(for: number, at: now) ?? closingListMissing(of: number, at: now)
    }

    private func workReminder(for number: WindowNumber, at now: Moment) -> Words? {
        guard !isClosed, pauseReason == nil, let window = windows[number] else { return nil }
        if window.state == .closed { return substitutes(for: number, at: now) }
        guard let since = window.since else { return nil }
        switch window.state {
        case .free:
            guard let next = candidate(for: number).flatMap({ ticket($0) }), isCalling(at: now)
            else { return nil }
            let minutes = now.seconds(since: max(since, next.issuedAt)) / 60
            guard minutes >= plan.limits.idleMinutes else { return nil }
            return Words(
                zh: "已 \(minutes) 分钟没有叫号，有人等候",
                en: "Nobody called for \(minutes) min while people wait"
            )
        case .paused:
            let minutes = now.seconds(since: since) / 60
            guard minutes >= plan.limits.pauseMinutes else { return nil }
            return Words(zh: "已暂停 \(minutes) 分钟", en: "Paused for \(minutes) min")
        default: return nil
        }
    }

    private func closingListMissing(of number: WindowNumber, at now: Moment) -> Words? {
        guard !plan.closingList.isEmpty, windowsUsed.contains(number), closingLists[number] == nil,
            let last = parts.last, time(at: now) >= last.calling.upperBound
        else { return nil }
        return Words(zh: "没有交下班检查", en: "No closing list yet")
    }

    /// Names who stands in at a window that should be open by now and is not (R54).
    private func substitutes(for number: WindowNumber, at now: Moment) -> Words? {
        let names = plan.window(number)?.substitutes.map(\.text).joined(separator: "、") ?? ""
        let time = time(at: now)
        let isAwaited = parts.contains { part in
            part.calling.contains(time)
                && time.minutes >= part.calling.lowerBound.minutes + plan.limits.hoursGraceMinutes
        }
        guard !names.isEmpty, isAwaited, opening?.working == true else { return nil }
        return Words(zh: "没有开窗，顶岗：\(names)", en: "Not open; standing in: \(names)")
    }

    private func isCalling(at now: Moment) -> Bool {
        let time = time(at: now)
        return parts.contains { $0.calling.contains(time) }
    }

    package func serviceView(_ service: ServicePlan, at now: Moment) -> ServiceView {
        var refusal: Refusal?
        do {
            try checkLimits(of: service, at: now)
            try checkStanding(service.code, isException: false, at: now)
        } catch { refusal = error }
        if standstill?.kind == .evacuation {
            refusal = .day(.evacuation(reason: pauseReason ?? ""))
        } else if isClosed {
            refusal = .day(.dayClosed(next: nextOpening(after: now)))
        }
        let stands = standstill != nil || stops[service.code] != nil
        let range = stands ? nil : waitOfNewcomer(to: service, at: now)
        return ServiceView(
            code: service.code,
            waiting: waiting(for: service.code),
            issued: issued(for: service.code),
            // Who can have no number has no time to wait either.
            wait: refusal == nil ? range.flatMap { told($0, at: now) } : nil,
            breakEnds: range.flatMap { breakAhead(of: $0, at: now) }?.calling.lowerBound,
            stop: stops[service.code]?.words(at: time(at: now)),
            refusal: refusal
        )
    }

    package func ticketView(_ number: TicketNumber, at now: Moment) -> TicketView? {
        guard let ticket = ticket(number) else { return nil }
        let halt = ticket.state == .waiting ? halt(of: ticket, at: now) : nil
        let stands = standstill != nil || halt != nil
        let range = stands ? nil : wait(of: number, at: now)
        return TicketView(
            ticket: ticket,
            ahead: ahead(of: number),
            wait: range.flatMap { told($0, at: now) },
            windows: windows(for: ticket),
            breakEnds: range.flatMap { breakAhead(of: $0, at: now) }?.calling.lowerBound,
            stop: halt,
            routeStops: Set(ticket.route.filter { stops[$0] != nil }),
            mayReturn: returning(ticket, at: now)
        )
    }

    /// Why a waiting ticket is not called though the hall runs: its service stands, or nobody is
    /// there to serve it or expected to be.
    private func halt(of ticket: Ticket, at now: Moment) -> Words? {
        if let stop = stops[ticket.service] { return stop.words(at: time(at: now)) }
        guard opening != nil, standstill == nil, ticket.target == nil,
            !isServed(ticket.service, at: now), !isAwaited(ticket.service, at: now)
        else { return nil }
        let refusal = Refusal.hours(.nobodyServes(ticket.service))
        return Words(zh: refusal.sentence(in: .zh), en: refusal.sentence(in: .en))
    }

    /// Until when and how often a missed ticket may still return.
    private func returning(_ ticket: Ticket, at now: Moment) -> TicketView.Returning? {
        guard ticket.state == .missed, let missedAt = ticket.missedAt else { return nil }
        let left = plan.limits.returnsMax - ticket.returns
        let seconds =
            plan.limits.returnWithinMinutes * 60 - runningSeconds(since: missedAt, until: now)
        guard left > 0, seconds >= 0 else { return nil }
        return TicketView.Returning(until: time(at: now.adding(seconds: seconds)), times: left)
    }

    /// 午休，14:30 起叫号，上午的号继续有效: while nobody is called though the day is on.
    package func rest(at now: Moment) -> Words? {
        guard opening != nil, !isClosed, !parts.isEmpty else { return nil }
        let time = time(at: now)
        for (index, part) in parts.enumerated() where time < part.calling.lowerBound {
            guard index > 0 else {
                return Words(
                    zh: "\(part.calling.lowerBound) 起叫号",
                    en: "Calling begins at \(part.calling.lowerBound)"
                )
            }
            let before = parts[index - 1]
            let end = before.calling.upperBound.minutes + before.overtimeMinutes
            guard time.minutes >= end else { return nil }
            return Words(
                zh: "午休，\(part.calling.lowerBound) 起叫号，上午的号继续有效",
                en: "Break: calling goes on at \(part.calling.lowerBound); numbers stay valid"
            )
        }
        return nil
    }

    /// The open windows that may call `ticket`, else all that ever do.
    private func windows(for ticket: Ticket) -> [WindowNumber] {
        if let target = ticket.target { return [target] }
        if ticket.isOpen || ticket.state == .kept, let window = ticket.window { return [window] }
        let serving = plan.windows.filter { $0.ranks[ticket.service] != nil }.map(\.number)
        let open = serving.filter { windows[$0]?.isOpen == true }
        return open.isEmpty ? serving : open
    }

    /// The tickets that `window` could call, in the order in which it would, at most `limit`.
    package func waiting(at window: WindowNumber, limit: Int) -> [TicketNumber] {
        guard let plan = plan.window(window) else { return [] }
        let own = plan.ranks.flatMap { service, rank in
            (lines[service]?.entries.prefix(limit) ?? []).map {
                (urgency: Urgency(of: tickets[$0.index], rank: rank), index: $0.index)
            }
        }
        let sent = targeted.compactMap { indexes[$0] }
            .filter { tickets[$0].target == window && plan.ranks[tickets[$0].service] == nil }
            .map { (urgency: Urgency(of: tickets[$0]), index: $0) }
        return (own + sent)
            .filter { tickets[$0.index].target == nil || tickets[$0.index].target == window }
            .sorted { $0.urgency < $1.urgency }
            .prefix(limit)
            .map { tickets[$0.index].number }
    }
}
