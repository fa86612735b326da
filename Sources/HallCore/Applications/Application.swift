/// Time that is added to a limit by a paper of its own.
package struct AddedTime: Codable, Hashable, Sendable {
    /// What does not count into a limit (Administrative Licensing Law, art. 45).
    package enum Purpose: String, CaseIterable, Codable, Hashable, Sendable {
        case hearing, tender, auction, test, inspection, quarantine, appraisal
        case expertReview = "expert_review"

        package var words: Words {
            switch self {
            case .hearing: Words(zh: "听证", en: "hearing")
            case .tender: Words(zh: "招标", en: "tender")
            case .auction: Words(zh: "拍卖", en: "auction")
            case .test: Words(zh: "检测", en: "test")
            case .inspection: Words(zh: "检验", en: "inspection")
            case .quarantine: Words(zh: "检疫", en: "quarantine")
            case .appraisal: Words(zh: "鉴定", en: "appraisal")
            case .expertReview: Words(zh: "专家评审", en: "expert review")
            }
        }
    }

    /// `nil` for an extension.
    package var purpose: Purpose?
    /// Working days.
    package var days: Int
    /// Who approved an extension: 本行政机关负责人, for a joint case 本级人民政府负责人.
    package var approver: String
    package var reason: String

    package init(purpose: Purpose? = nil, days: Int, approver: String = "", reason: String = "") {
        self.purpose = purpose
        self.days = days
        self.approver = approver
        self.reason = reason
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        purpose = try box.decodeIfPresent(Purpose.self, forKey: .purpose)
        days = try box.decode(Int.self, forKey: .days)
        approver = try box.decodeIfPresent(String.self, forKey: .approver) ?? ""
        reason = try box.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }
}

/// An application 办件, from the materials handed in to the result in the applicant's hands: the sum
/// of its facts. It is known by the serial of its first paper. A paper that is void counts no more,
/// but for two: a receipt, since the materials are here all the same and the clock runs; and a
/// 补正告知 that was delivered, since the applicant was told.
package struct Application: Codable, Hashable, Sendable {
    /// A paper of it, as its fact has it.
    struct Paper: Codable, Hashable, Sendable {
        let serial: NoticeSerial
        let outcome: NoticeOutcome
        let day: CivilDate
        let term: NoticeTerm
        let handler: String
        var isVoid = false
        var isDelivered = false
    }

    package let serial: NoticeSerial
    package let item: String
    package let authority: String
    /// In their order, the first one first.
    private(set) var all: [Paper]
    package private(set) var decidedOn: CivilDate?
    package private(set) var isGranted: Bool?
    package private(set) var withdrawnOn: CivilDate?
    package private(set) var resultDeliveredOn: CivilDate?

    /// `nil` unless `deed` begins an application.
    package init?(_ deed: NoticeDeed) {
        guard case .issued(let serial, let issue) = deed, issue.application == serial,
            let paper = Paper(serial, issue)
        else { return nil }
        self.serial = serial
        item = issue.item
        authority = issue.authority
        all = [paper]
    }

    /// - Parameter day: the hall's local day of the fact.
    package mutating func apply(_ deed: NoticeDeed, on day: CivilDate) {
        switch deed {
        case .issued(let serial, let issue):
            if let paper = Paper(serial, issue) { all.append(paper) }
        case .voided(let serial, _, _, _):
            for index in all.indices where all[index].serial == serial {
                all[index].isVoid = all[index].outcome != .received
            }
        case .delivered(let serial, _, _):
            for index in all.indices where all[index].serial == serial {
                all[index].isDelivered = true
            }
        case .decided(_, let granted, _):
            decidedOn = day
            isGranted = granted
        case .resultDelivered: resultDeliveredOn = day
        case .withdrawn: withdrawnOn = day
        default: break
        }
    }

    private var valid: [Paper] { all.filter { !$0.isVoid } }

    private func last(_ outcomes: NoticeOutcome...) -> Paper? {
        valid.last { outcomes.contains($0.outcome) }
    }

    package var papers: [NoticeSerial] { all.map(\.serial) }
    package var handler: String { all.last?.handler ?? "" }
    /// When materials were handed in: the first time since the applicant was last told to complete
    /// them, so that a second receipt wins the hall no time.
    package var receivedOn: CivilDate? {
        let told = valid.lastIndex { $0.outcome == .correction }.map { $0 + 1 } ?? 0
        return valid[told...].first { $0.outcome == .received }?.day
            ?? valid.first { $0.outcome == .received }?.day
    }
    /// 补正告知 so far: it ought to be one at most (R6).
    package var corrections: Int {
        all.count { $0.outcome == .correction && (!$0.isVoid || $0.isDelivered) }
    }
    /// A 补正告知 waits for the applicant: it came after the last materials.
    package var waitsForApplicant: Bool { last(.received, .correction)?.outcome == .correction }
    package var acceptedOn: CivilDate? { last(.accepted)?.term.from }
    package var kind: Item.Kind { (last(.accepted) ?? all[0]).term.kind }
    /// Working days that the law allows for the decision.
    package var days: Int { (last(.accepted) ?? all[0]).term.days }
    /// Working days that the hall has promised for it.
    package var promisedDays: Int? { (last(.accepted) ?? all[0]).term.promised }
    package var extensionDays: Int { days(of: .extended) }
    package var excludedDays: Int { days(of: .timeExcluded) }

    private func days(of outcome: NoticeOutcome) -> Int {
        valid.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.term.days }
    }

    /// Something has to be done about it still.
    package var isOpen: Bool {
        if withdrawnOn != nil || resultDeliveredOn != nil || isGranted == false { return false }
        return !valid.isEmpty && last(.doneAtOnce, .notNeeded, .refused) == nil
    }
}

extension Application.Paper {
    init?(_ serial: NoticeSerial, _ issue: NoticeIssue) {
        guard let day = CivilDate(issue.day), let term = issue.term else { return nil }
        self.init(
            serial: serial,
            outcome: issue.outcome,
            day: day,
            term: term,
            handler: issue.handler
        )
    }
}

/// What has to be done next about an application, and by when.
package struct ApplicationClock: Hashable, Sendable {
    package enum Stage: String, CaseIterable, Codable, Hashable, Sendable {
        /// 告知 is due: accepted, to be completed, or not accepted.
        case noticeDue = "notice_due"
        /// 待补正: the applicant has been told what to bring.
        case toBeCompleted = "to_be_completed"
        case decisionDue = "decision_due"
        /// 证件送达
        case deliveryDue = "delivery_due"
        case ended

        package var words: Words {
            switch self {
            case .noticeDue: Words(zh: "应当告知", en: "notice due")
            case .toBeCompleted: Words(zh: "待申请人补正", en: "to be completed by the applicant")
            case .decisionDue: Words(zh: "应当作出决定", en: "decision due")
            case .deliveryDue: Words(zh: "应当送达证件", en: "delivery due")
            case .ended: Words(zh: "已办结", en: "ended")
            }
        }
    }

    package let stage: Stage
    /// The last day, the earliest that it can be; `nil` where nothing is due from the hall.
    package let due: CivilDate?
    /// The latest that it can be: another one while a year is not announced 暂定.
    package var latest: CivilDate?
    /// The year that is not announced; `nil` where the last day is certain.
    package var openYear: Int?
    /// The last day that the hall has promised, where it is before ``due`` (R9, R157).
    package var promisedDue: CivilDate?
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
    package var certain: CivilDate? { openYear == nil ? due : nil }
}

/// `Config/hall.toml`, section `[notice.clocks]`: working days of the Administrative Licensing Law.
package struct ClockPlan: Hashable, Sendable {
    /// Art. 32: to tell what is missing.
    package var noticeDays = 5
    /// Art. 44: to hand over what was granted.
    package var deliveryDays = 10
    /// Art. 42: the most that the head of the authority may add.
    package var extensionDaysMax = 10
    /// Art. 42: the same for a joint case, by the head of the people's government.
    package var jointExtensionDaysMax = 15
    /// The most that one paper may leave out for a hearing, a test and so on.
    package var excludedDaysMax = 120
    /// From so many working days before the end on, it is due soon.
    package var soonDays = 2

    package init() {}

    package func extensionDaysMax(of kind: Item.Kind) -> Int {
        kind == .joint ? jointExtensionDaysMax : extensionDaysMax
    }
}

extension Application {
    /// Told in time is whoever is told by the latest day that the calendar can still make of the
    /// term.
    package func clock(
        on today: CivilDate,
        plan: ClockPlan,
        calendar: WorkingCalendar
    ) -> ApplicationClock {
        if !isOpen {
            return ApplicationClock(
                stage: .ended,
                due: nil,
                isLapsed: false,
                acceptedOn: acceptedOn
            )
        }
        if let decidedOn {
            return ApplicationClock(
                stage: .deliveryDue,
                calendar.deadline(from: decidedOn, workingDays: plan.deliveryDays),
                acceptedOn: acceptedOn
            )
        }
        if let acceptedOn {
            return deciding(from: acceptedOn, calendar, isLapsed: false)
        }
        guard !waitsForApplicant, let receivedOn else {
            return ApplicationClock(
                stage: .toBeCompleted,
                due: nil,
                isLapsed: false,
                acceptedOn: nil
            )
        }
        let due = calendar.deadline(from: receivedOn, workingDays: plan.noticeDays)
        guard today > due.latest else {
            return ApplicationClock(stage: .noticeDue, due, acceptedOn: nil)
        }
        return deciding(from: receivedOn, calendar, isLapsed: true)
    }

    private func deciding(
        from start: CivilDate,
        _ calendar: WorkingCalendar,
        isLapsed: Bool
    ) -> ApplicationClock {
        let added = extensionDays + excludedDays
        let due = calendar.deadline(from: start, workingDays: days + added)
        var clock = ApplicationClock(
            stage: .decisionDue,
            due,
            isLapsed: isLapsed,
            acceptedOn: start
        )
        if let promisedDays {
            let promised = calendar.deadline(from: start, workingDays: promisedDays + added)
            clock.promisedDue = promised.earliest < due.earliest ? promised.earliest : nil
        }
        return clock
    }
}

/// A last day that has gone by, whether or not it was done afterwards.
package struct LateStage: Hashable, Sendable {
    package let stage: ApplicationClock.Stage
    package let due: CivilDate
    /// `nil` where it is not done yet.
    package let doneOn: CivilDate?
}

extension Application {
    /// What was done after its last day, or is not done yet though the day has gone by: what has
    /// ended late is late all the same. In a year that is not announced the latest day counts.
    package func late(
        on today: CivilDate,
        plan: ClockPlan,
        calendar: WorkingCalendar
    ) -> [LateStage] {
        var late: [LateStage] = []
        func add(_ stage: ApplicationClock.Stage, _ due: CivilDate, _ doneOn: CivilDate?) {
            guard (doneOn ?? today) > due else { return }
            late.append(LateStage(stage: stage, due: due, doneOn: doneOn))
        }
        let papers = all.filter { !$0.isVoid }
        var waitsSince: CivilDate?
        for paper in papers {
            if paper.outcome == .received {
                waitsSince = waitsSince ?? paper.day
            } else if paper.outcome.isOfApplication, let since = waitsSince {
                let due = calendar.deadline(from: since, workingDays: plan.noticeDays).latest
                add(.noticeDue, due, paper.day)
                waitsSince = nil
            }
        }
        // What ended otherwise was late until then all the same.
        let endedOn = decidedOn ?? withdrawnOn
        var started = acceptedOn
        if let since = waitsSince {
            let due = calendar.deadline(from: since, workingDays: plan.noticeDays).latest
            add(.noticeDue, due, endedOn)
            // Nobody told in time: it counts as accepted since then (art. 32).
            if (endedOn ?? today) > due { started = started ?? since }
        }
        if let started {
            let all = days + extensionDays + excludedDays
            let due = calendar.deadline(from: started, workingDays: all).latest
            add(.decisionDue, due, endedOn)
        }
        if let decidedOn, isGranted == true {
            let due = calendar.deadline(from: decidedOn, workingDays: plan.deliveryDays).latest
            add(.deliveryDue, due, resultDeliveredOn)
        }
        return late
    }
}

extension ApplicationClock {
    /// How near the last day is.
    package enum Urgency: String, CaseIterable, Codable, Hashable, Sendable {
        case none, later, soon, today, overdue
        /// The hall's own promise is broken, the law's limit is not.
        case pastPromise = "past_promise"

        package var words: Words {
            switch self {
            case .none: Words(zh: "", en: "")
            case .pastPromise: Words(zh: "已过承诺期限", en: "past the promised day")
            case .later: Words(zh: "未到期", en: "not due yet")
            case .soon: Words(zh: "快到期", en: "due soon")
            case .today: Words(zh: "今天到期", en: "due today")
            case .overdue: Words(zh: "已超期", en: "overdue")
            }
        }
    }

    package func urgency(
        on today: CivilDate,
        soonDays: Int,
        calendar: WorkingCalendar
    ) -> Urgency {
        guard let due else { return .none }
        // That nobody was told in time stays visible until the notice of acceptance is out.
        if isLapsed || today > latest ?? due { return .overdue }
        // From the earliest day on that it can be.
        if today >= due { return .today }
        if let promisedDue, today > promisedDue { return .pastPromise }
        let next = promisedDue ?? due
        if today == next { return .today }
        return calendar.deadline(from: today, workingDays: soonDays).latest >= next ? .soon : .later
    }
}
