package import HallCore

/// From the day's views to what goes over the wire.
extension Hall {
    package func wait(_ range: WaitRange) -> WaitReply {
        WaitReply(low: range.lowMinutes, high: range.highMinutes)
    }

    package func places(_ windows: [WindowNumber]) -> [PlaceReply] {
        windows.map {
            PlaceReply(number: $0, place: place(of: $0).zh, placeEnglish: place(of: $0).en)
        }
    }

    package func reply(_ taken: TakenTicket) -> TakeReply {
        takeReply(taken.view, paper: taken.paper)
    }

    package func takeReply(_ view: TicketView, paper: TakenTicket.Paper) -> TakeReply {
        TakeReply(
            ticket: view.ticket.number,
            service: view.ticket.service,
            item: view.ticket.item,
            visitorClass: view.ticket.visitorClass,
            ahead: view.ahead,
            wait: view.wait.map { wait($0) },
            windows: places(view.windows),
            slip: paper,
            code: view.ticket.code,
            copy: view.ticket.slip?.copy ?? 1,
            breakEnds: view.breakEnds,
            stationsText: stationsText(view, in: .zh),
            stationsEnglish: stationsText(view, in: .en)
        )
    }

    package func reply(_ view: ServiceView) -> ServiceReply {
        ServiceReply(
            code: view.code,
            name: name(of: view.code).zh,
            nameEnglish: name(of: view.code).en,
            waiting: view.waiting,
            issued: view.issued,
            wait: view.wait.map { wait($0) },
            closed: view.refusal?.sentence(in: .zh),
            closedEnglish: view.refusal?.sentence(in: .en)
        )
    }

    package func reply(_ view: WindowView, of day: HallDay, at now: Moment) -> WindowStateReply {
        WindowStateReply(
            number: view.number,
            state: view.state,
            ticket: view.ticket,
            reason: view.pauseReason,
            place: place(of: view.number).zh,
            placeEnglish: place(of: view.number).en,
            services: plan.window(view.number)?.ranks.keys.sorted() ?? [],
            minutes: day.windows[view.number]?.since.map { now.seconds(since: $0) / 60 } ?? 0,
            reminder: day.reminder(for: view.number, at: now)?.zh,
            closingOpen: day.closingLists[view.number]
        )
    }

    package func reply(_ board: BoardView, offsetMinutes: Int) -> BoardReply {
        BoardReply(
            position: board.position,
            at: board.at.milliseconds,
            date: board.date.description,
            time: String(clockText(board.at, offsetMinutes: offsetMinutes).prefix(5)),
            hall: name.zh,
            rehearsal: board.rehearsal,
            closed: board.closed,
            paused: board.standstill?.reason,
            standstill: board.standstill.map { StandstillReply($0) },
            rest: board.rest?.zh,
            restEnglish: board.rest?.en,
            returnMinutes: plan.limits.returnWithinMinutes,
            returnsMax: plan.limits.returnsMax,
            calls: board.calls.map {
                CallReply(
                    ticket: $0.ticket,
                    window: $0.window,
                    place: place(of: $0.window).zh,
                    recalls: $0.recalls
                )
            },
            windows: board.windows.map {
                BoardWindowReply(
                    number: $0.number,
                    state: $0.state,
                    ticket: $0.ticket,
                    reason: $0.pauseReason
                )
            },
            services: board.services.map {
                BoardServiceReply(
                    code: $0.code,
                    name: name(of: $0.code).zh,
                    waiting: $0.waiting,
                    wait: $0.wait.map { wait($0) },
                    breakEnds: $0.breakEnds,
                    stop: $0.stop?.zh,
                    closed: $0.refusal?.sentence(in: .zh),
                    closedEnglish: $0.refusal?.sentence(in: .en)
                )
            },
            missed: board.missed
        )
    }

    /// - Parameter showNeeds: to clerks and guides alone.
    package func reply(
        _ view: TicketView,
        of day: HallDay,
        at now: Moment,
        showNeeds: Bool
    ) -> TicketReply {
        let ticket = view.ticket
        return TicketReply(
            ticket: ticket.number,
            service: ticket.service,
            item: ticket.item,
            state: ticket.state,
            window: ticket.state == .waiting ? ticket.target : ticket.window,
            standing: clockText(ticket.standing, offsetMinutes: day.offsetMinutes),
            visitorClass: ticket.visitorClass,
            classHolds: ticket.classHolds,
            ahead: view.ahead,
            wait: view.wait.map { wait($0) },
            windows: places(view.windows),
            waitedMinutes: max((ticket.call?.at ?? now).seconds(since: ticket.issuedAt) / 60, 0),
            cases: ticket.cases,
            slip: ticket.slip?.state.rawValue ?? "none",
            needs: showNeeds ? ticket.needs.sorted() : [],
            breakEnds: view.breakEnds,
            recalls: ticket.call?.recalls ?? 0,
            returns: ticket.returns,
            firstHandler: showNeeds ? ticket.firstHandler : nil,
            notice: ticket.notice,
            note: showNeeds ? ticket.note?.text : nil,
            noteBy: showNeeds ? ticket.note?.by : nil,
            route: ticket.route,
            serviceName: name(of: ticket.service).zh,
            className: name(of: ticket.visitorClass),
            itemName: ticket.item.flatMap { item($0) }?.name.zh,
            // At an evacuation nothing stands beside its sentence.
            aheadText: ticket.state == .waiting && !day.isEvacuated
                ? aheadText(view, in: .zh) : nil,
            waitText: ticket.state == .waiting && !day.isEvacuated
                ? waitText(view.wait, breakEnds: view.breakEnds, in: .zh) : nil,
            stop: day.isEvacuated ? nil : view.stop?.zh,
            stopEnglish: day.isEvacuated ? nil : view.stop?.en,
            returnUntil: view.mayReturn?.until,
            returnsLeft: view.mayReturn?.times,
            lastSeen: showNeeds ? lastSeen(ticket) : nil,
            guidedBy: showNeeds ? day.guided[ticket.number] : nil,
            stationsText: stationsText(view, in: .zh),
            stationsEnglish: stationsText(view, in: .en)
        )
    }

    /// What a person reads, never the code: 70周岁以上老年人.
    package func name(of visitorClass: ClassCode) -> String {
        classes[visitorClass]?.name.zh ?? visitorClass.text
    }

    /// Where its visitor was last, as far as the hall knows.
    private func lastSeen(_ ticket: Ticket) -> String {
        switch ticket.state {
        case .called, .serving, .kept:
            let window = ticket.window.map { "\($0)号窗口　\(place(of: $0).zh)" } ?? "窗口"
            return ticket.state == .called ? "正走向 \(window)" : window
        case .missed: return "叫号没有到，可能在等候区或者门外"
        default: return "等候区"
        }
    }

    /// 一个号办到底，办完接着到：C 企业登记（4、5号窗口）→ B …; `nil` where no service follows.
    package func stationsText(_ view: TicketView, in language: Language) -> String? {
        guard !view.ticket.route.isEmpty, !view.ticket.hasEnded else { return nil }
        let stations = view.ticket.route.map { code in
            let windows = plan.windows.filter { $0.ranks[code] != nil }.map { "\($0.number)" }
            var values = ["letter": code.text, "service": name(of: code)[language]]
            if view.routeStops.contains(code) {
                return phrases.text(.station_stopped, language, values)
            }
            values["windows"] = windows.joined(separator: language == .zh ? "、" : ", ")
            return phrases.text(.station, language, values)
        }
        return phrases.text(
            .ticket_stations,
            language,
            ["stations": stations.joined(separator: " → ")]
        )
    }

    /// 前面还有 5 人; nobody is told of nobody.
    package func aheadText(_ ahead: Int, in language: Language) -> String {
        ahead == 0
            ? phrases.text(.next_up, language)
            : phrases.text(.number_ahead, language, ["count": "\(ahead)"])
    }

    /// The same of a ticket; nobody is next where nobody is called.
    package func aheadText(_ view: TicketView, in language: Language) -> String? {
        view.stop != nil && view.ahead == 0 ? nil : aheadText(view.ahead, in: language)
    }

    /// The range in minutes; a sentence where it is none, or where a break lies in it.
    package func waitText(
        _ wait: WaitRange?,
        breakEnds: DayTime?,
        in language: Language
    ) -> String {
        if let breakEnds {
            return phrases.text(.wait_break, language, ["time": breakEnds.description])
        }
        guard let wait else { return phrases.text(.wait_untold, language) }
        guard wait.highMinutes > 0 else { return phrases.text(.wait_now, language) }
        return phrases.text(
            .number_wait,
            language,
            ["low": "\(wait.lowMinutes)", "high": "\(wait.highMinutes)"]
        )
    }

    /// - Parameters:
    ///   - first: so many tickets are left out, in the order in which they were taken.
    ///   - limit: at most so many are in the reply, which says where the next ones begin.
    package func reply(
        _ day: HallDay,
        position: Int,
        at now: Moment,
        from first: Int = 0,
        limit: Int = .max
    ) -> DayReply {
        let tickets = day.tickets.dropFirst(max(first, 0))
        return DayReply(
            date: day.opening?.date.description,
            rehearsal: day.isRehearsal,
            closed: day.isClosed,
            position: position,
            time: clockText(now, offsetMinutes: day.offsetMinutes),
            paused: day.pauseReason,
            standstill: day.standstill.map { StandstillReply($0) },
            services: plan.services.map { reply(day.serviceView($0, at: now)) },
            windows: day.windowViews.map { reply($0, of: day, at: now) },
            tickets: tickets.prefix(limit).compactMap { ticket in
                day.ticketView(ticket.number, at: now).map {
                    reply($0, of: day, at: now, showNeeds: false)
                }
            },
            next: tickets.count > limit ? max(first, 0) + limit : nil
        )
    }

    /// A window's reply after `command`, on the day that the command left.
    package func reply(
        to number: WindowNumber,
        _ answer: Answer,
        on day: HallDay
    ) -> WindowReply {
        let window = day.windows[number]
        let ticket = answer.ticket.flatMap { day.ticket($0) }
        return WindowReply(
            window: number,
            ticket: answer.ticket,
            service: ticket?.service,
            recalls: ticket?.call?.recalls ?? 0,
            state: window?.state ?? .closed,
            finished: answer.finished,
            needs: ticket?.needs.sorted() ?? []
        )
    }

    /// What the clerk at `number` sees. `nil` where there is no such window.
    package func desk(
        at number: WindowNumber,
        of day: HallDay,
        _ read: (position: Int, now: Moment),
        for caller: Caller
    ) -> DeskReply? {
        let showNeeds = Access.staff(.clerk, .guide).allows(caller)
        let (position, now) = read
        guard let window = day.windows[number],
            let view = day.windowViews.first(where: { $0.number == number })
        else { return nil }
        func list(_ numbers: [TicketNumber]) -> [TicketReply] {
            numbers.compactMap { day.ticketView($0, at: now) }
                .map { reply($0, of: day, at: now, showNeeds: showNeeds) }
        }
        let held = window.ticket.flatMap { day.ticket($0) }
        let limits = plan.limits
        func left(_ since: Moment?, _ seconds: Int) -> Int? {
            guard held?.state == .called else { return nil }
            return since.map { max(seconds - day.runningSeconds(since: $0, until: now), 0) }
                ?? seconds
        }
        let mayRecall = (held?.call?.recalls ?? 0) < limits.recallsMax
        return DeskReply(
            window: reply(view, of: day, at: now),
            staff: window.staff,
            ticket: window.ticket.flatMap { list([$0]).first },
            waiting: list(day.waiting(at: number, limit: Self.waitingShown)),
            kept: list(day.kept(at: number)),
            paused: day.pauseReason,
            standstill: day.standstill.map { StandstillReply($0) },
            position: position,
            time: String(clockText(now, offsetMinutes: day.offsetMinutes).prefix(5)),
            recallIn: mayRecall
                ? left(held?.call?.lastAnnouncedAt, limits.recallGapSeconds) : nil,
            missedIn: left(held?.call?.firstAnnouncedAt, limits.missedAfterSeconds),
            undoIn: day.undoSeconds(at: number, now: now),
            party: list(held.map { day.others(of: $0) } ?? []),
            pauseReasons: plan.pauseReasons,
            closingList: plan.closingList,
            evening: day.parts.last.map { day.time(at: now) >= $0.calling.upperBound } ?? false,
            may: day.possibleSteps(at: number, by: caller, at: now)
        )
    }

    /// Waiting tickets on a clerk's page.
    static let waitingShown = 20
}

/// `HH:MM:SS` on a clock `offsetMinutes` east of UTC.
package func clockText(_ moment: Moment, offsetMinutes: Int) -> String {
    let date = CivilDate(of: moment, offsetMinutes: offsetMinutes)
    let midnight = date.moment(at: DayTime(minutes: 0), offsetMinutes: offsetMinutes)
    let seconds = moment.seconds(since: midnight)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
}
