/// What has to be done next about an application, and by when.
package struct ApplicationClock: Hashable, Sendable {
    package enum Stage: String, CaseIterable, Codable, Hashable, Sendable {
        /// 告知 is due: accepted, to be completed, or not accepted.
        case noticeDue = "notice_due"
        /// 待回执: what to bring was posted, and nobody knows yet when it came.
        case awaitingReturn = "awaiting_return"
        /// 待补正: the applicant has been told what to bring.
        case toBeCompleted = "to_be_completed"
        case decisionDue = "decision_due"
        /// 证件送达
        case deliveryDue = "delivery_due"
        /// 待补交承诺的材料: decided, and what was promised is owed still.
        case promiseDue = "promise_due"
        case ended

        package var words: Words {
            switch self {
            case .noticeDue: Words(zh: "应当告知", en: "notice due")
            case .awaitingReturn: Words(zh: "待回执", en: "awaiting the return receipt")
            case .toBeCompleted: Words(zh: "待申请人补正", en: "to be completed by the applicant")
            case .decisionDue: Words(zh: "应当作出决定", en: "decision due")
            case .deliveryDue: Words(zh: "应当送达证件", en: "delivery due")
            case .promiseDue: Words(zh: "待补交承诺的材料", en: "promised materials to follow")
            case .ended: Words(zh: "已办结", en: "ended")
            }
        }
    }

    package let stage: Stage
    /// The last day, the earliest that it can be; `nil` where nothing is due from the hall.
    package let due: CivilDate?
    /// The latest that it can be: another one while a year is not announced 暂定, and where a limit
    /// of natural days moves behind a holiday.
    package var latest: CivilDate?
    /// The year that is not announced; `nil` where the last day is certain.
    package var openYear: Int?
    /// The last day that the hall has promised, where it is before ``due`` (R9, R157).
    package var promisedDue: CivilDate?
    /// The last day for what the applicant promised to hand in; `nil` where nothing is owed.
    package var owedDue: CivilDate?
    /// The earliest last day of a joint matter's parts that nobody has answered; `nil` where none
    /// is open.
    package var subcaseDue: CivilDate?
    /// By when the return receipt 回执 ought to be here: behind it somebody asks the post. Nothing is
    /// told or late by it.
    package var returnDue: CivilDate?
    /// The five days went by without a notice: accepted from the day the materials came (art. 32).
    package let isLapsed: Bool
    /// From when the limit of the decision runs.
    package let acceptedOn: CivilDate?

    package init(stage: Stage, due: CivilDate?, isLapsed: Bool, acceptedOn: CivilDate?) {
        self.stage = stage
        self.due = due
        latest = due
        self.isLapsed = isLapsed
        self.acceptedOn = acceptedOn
    }

    init(
        stage: Stage,
        _ deadline: WorkingCalendar.Deadline,
        isLapsed: Bool = false,
        acceptedOn: CivilDate?
    ) {
        self.init(
            stage: stage,
            due: deadline.earliest,
            isLapsed: isLapsed,
            acceptedOn: acceptedOn
        )
        latest = deadline.latest
        openYear = deadline.openYear
    }

    /// The last day, where it is certain.
    package var certain: CivilDate? { openYear == nil ? latest : nil }
}

extension Application {
    /// Told in time is whoever is told by the latest day that the calendar can still make of the
    /// term.
    package func clock(
        on today: CivilDate,
        plan: ClockPlan,
        calendar: WorkingCalendar
    ) -> ApplicationClock {
        var own = ownClock(on: today, plan: plan, calendar: calendar)
        own.subcaseDue = subcaseDue(acceptedOn: own.acceptedOn, calendar)
        guard isWatched, !isLapseTold, let owed = owedDue(calendar) else { return own }
        var clock =
            own.stage == .ended
            ? ApplicationClock(stage: .promiseDue, owed, acceptedOn: own.acceptedOn) : own
        clock.owedDue = owed.latest
        return clock
    }

    /// Without what the applicant owes.
    private func ownClock(
        on today: CivilDate,
        plan: ClockPlan,
        calendar: WorkingCalendar
    ) -> ApplicationClock {
        if !isOpen {
            return ApplicationClock(
                stage: .ended,
                due: nil,
                isLapsed: false,
                acceptedOn: (decidedOn ?? withdrawnOn)
                    .map { undecided(on: $0, plan, calendar).acceptedOn } ?? acceptedOn
            )
        }
        if let decidedOn {
            guard term.rule.isLicence else {
                return ApplicationClock(
                    stage: .deliveryDue,
                    due: nil,
                    isLapsed: false,
                    acceptedOn: undecided(on: decidedOn, plan, calendar).acceptedOn
                )
            }
            return ApplicationClock(
                stage: .deliveryDue,
                calendar.deadline(from: decidedOn, workingDays: plan.deliveryDays),
                acceptedOn: undecided(on: decidedOn, plan, calendar).acceptedOn
            )
        }
        return undecided(on: today, plan, calendar)
    }

    /// As it runs until the decision.
    private func undecided(
        on day: CivilDate,
        _ plan: ClockPlan,
        _ calendar: WorkingCalendar
    ) -> ApplicationClock {
        let telling = telling(plan, calendar)
        guard let acceptedOn else { return clock(of: telling, on: day, plan, calendar) }
        // The post may say later that the law had accepted it before.
        let start = min(acceptedOn, telling.lapsedSince ?? acceptedOn)
        return deciding(from: start, calendar, isLapsed: false)
    }

    /// What was told, as the law counts it.
    func telling(_ plan: ClockPlan, _ calendar: WorkingCalendar) -> Telling {
        Telling(self) { calendar.deadline(from: $0, workingDays: plan.noticeDays).latest }
    }

    /// A 补正告知 that was made is not yet one that was told: the five days end when the applicant
    /// has it. What is no licence is late then, and accepted by no law.
    private func clock(
        of telling: Telling,
        on today: CivilDate,
        _ plan: ClockPlan,
        _ calendar: WorkingCalendar
    ) -> ApplicationClock {
        if let since = telling.lapsedSince {
            return deciding(from: since, calendar, isLapsed: true)
        }
        if let since = telling.waitsSince {
            let due = calendar.deadline(from: since, workingDays: plan.noticeDays)
            guard today > due.latest, term.rule.isLicence else {
                return ApplicationClock(stage: .noticeDue, due, acceptedOn: nil)
            }
            return deciding(from: since, calendar, isLapsed: true)
        }
        var clock = ApplicationClock(
            stage: telling.awaitedSince == nil ? .toBeCompleted : .awaitingReturn,
            due: nil,
            isLapsed: false,
            acceptedOn: nil
        )
        clock.returnDue = telling.awaitedSince.map {
            calendar.deadline(from: $0, workingDays: plan.returnDays).latest
        }
        return clock
    }

    private func deciding(
        from start: CivilDate,
        _ calendar: WorkingCalendar,
        isLapsed: Bool
    ) -> ApplicationClock {
        let due = lastDay(acceptedOn: start, calendar: calendar)
        var clock = ApplicationClock(
            stage: .decisionDue,
            due,
            isLapsed: isLapsed,
            acceptedOn: start
        )
        if let days = term.promised {
            let added = extensionDays + excludedDays
            let promised = calendar.deadline(from: start, workingDays: days + added)
            clock.promisedDue = promised.earliest < due.earliest ? promised.earliest : nil
        }
        return clock
    }
}

extension ApplicationClock {
    /// How near the last day is.
    package enum Urgency: String, CaseIterable, Codable, Hashable, Sendable {
        case none, later, soon, today, overdue
        /// The hall's own promise is broken, the law's limit is not.
        case pastPromise = "past_promise"
        /// The return receipt has not come: somebody has to ask the post.
        case returnMissing = "return_missing"
        /// An authority's part of a joint matter is late, the whole is not.
        case subcaseOverdue = "subcase_overdue"
        /// The applicant's promise is broken: somebody has to tell them.
        case promiseLapsed = "promise_lapsed"

        /// Whether somebody has to see to it: what stands on the list of what is due.
        package var isPressing: Bool { self != .none && self != .later }

        package var words: Words {
            switch self {
            case .none: Words(zh: "", en: "")
            case .pastPromise: Words(zh: "已过承诺期限", en: "past the promised day")
            case .returnMissing: Words(zh: "回执没有到，请向邮政查询", en: "ask the post for the receipt")
            case .promiseLapsed: Words(zh: "承诺的材料逾期未交", en: "promised materials overdue")
            case .subcaseOverdue: Words(zh: "联办部门逾期", en: "a joint part overdue")
            case .later: Words(zh: "未到期", en: "not due yet")
            case .soon: Words(zh: "快到期", en: "due soon")
            case .today: Words(zh: "今天到期", en: "due today")
            case .overdue: Words(zh: "已超期", en: "overdue")
            }
        }
    }

    /// Whether the applicant has let the last day of a promise go by.
    package func isOwedLate(on today: CivilDate) -> Bool { owedDue.map { today > $0 } == true }

    package func urgency(
        on today: CivilDate,
        soonDays: Int,
        calendar: WorkingCalendar
    ) -> Urgency {
        if let returnDue, today > returnDue { return .returnMissing }
        guard let due else { return .none }
        let isOwedLate = isOwedLate(on: today)
        if isOwedLate, stage == .promiseDue { return .promiseLapsed }
        // That nobody was told in time stays visible until the notice of acceptance is out.
        if isLapsed || today > latest ?? due { return .overdue }
        // From the earliest day on that it can be.
        if today >= due { return .today }
        if let subcaseDue, today > subcaseDue { return .subcaseOverdue }
        if let promisedDue, today > promisedDue { return .pastPromise }
        // What the hall owes comes before what the applicant owes.
        if isOwedLate { return .promiseLapsed }
        let next = min(promisedDue ?? due, owedDue ?? due, subcaseDue ?? due)
        if today == next { return .today }
        return calendar.deadline(from: today, workingDays: soonDays).latest >= next ? .soon : .later
    }
}
