/// The clocks of applications: what may still be told, added, decided, and until when.
extension NoticeRules {
    /// Whether this paper may be made for the application as it stands.
    func checkApplication(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) {
        if let serial = draft.follows {
            guard let followed = now.followed else { throw .notice(.unknown("\(serial)")) }
            guard followed.issue.item == draft.item else {
                throw .application(.followsOther(serial))
            }
        }
        guard let application = now.application else {
            if let named = draft.application { throw .notice(.unknown("\(named)")) }
            guard ![.extended, .timeExcluded, .denied].contains(draft.outcome) else {
                throw .application(.notAccepted(now.serial))
            }
            if let other = now.other, draft.outcome != .advice, draft.separate?.isBlank ?? true {
                throw .application(.openApplication(other))
            }
            return try checkRepetition(of: draft, now, corrections: 0)
        }
        guard draft.outcome != .advice else { return }
        let serial = application.serial
        guard application.item == draft.item else { throw .application(.followsOther(serial)) }
        if let given = draft.applicant, let known = now.applicant, !given.fits(known) {
            throw .application(.otherApplicant(serial))
        }
        guard application.isOpen else { throw .application(.applicationEnded(serial)) }
        guard application.decidedOn == nil else { throw .application(.alreadyDecided(serial)) }
        let clock = clock(of: application, on: now.date)
        switch draft.outcome {
        case .extended: try checkExtension(draft, application, clock, now.date)
        case .timeExcluded: try checkExclusion(draft, application, clock, now.date)
        case .denied:
            guard clock.acceptedOn != nil else { throw .application(.notAccepted(serial)) }
        case .accepted where clock.isLapsed: break
        default:
            if let since = clock.acceptedOn {
                throw .application(.alreadyAccepted(serial, since: since, isLapsed: clock.isLapsed))
            }
        }
        try checkRepetition(of: draft, now, corrections: application.corrections)
    }

    /// Told once: a second 补正告知 for one application needs a reason (R6).
    private func checkRepetition(
        of draft: NoticeDraft,
        _ now: Context,
        corrections: Int
    ) throws(Refusal) {
        guard draft.outcome == .correction else { return }
        var isRepeated = corrections > 0
        if let followed = now.followed, followed.issue.outcome == .correction,
            followed.voidReason == nil
        {
            isRepeated = true
        }
        guard isRepeated, draft.repeatReason?.isBlank ?? true else { return }
        throw .draft(.repeatReasonMissing(now.application?.serial ?? draft.follows ?? now.serial))
    }

    private func checkExtension(
        _ draft: NoticeDraft,
        _ application: Application,
        _ clock: ApplicationClock,
        _ today: CivilDate
    ) throws(Refusal) {
        let serial = application.serial
        guard clock.acceptedOn != nil, let due = clock.latest else {
            throw .application(.notAccepted(serial))
        }
        guard application.extensionDays == 0 else { throw .limit(.alreadyExtended(serial)) }
        guard today <= due else { throw .limit(.tooLate(serial, due: due)) }
        guard let time = draft.time, time.days >= 1, time.purpose == nil else {
            throw .limit(.timeMissing)
        }
        guard !time.approver.isBlank, !time.reason.isBlank else {
            throw .limit(.approverMissing(application.kind))
        }
        let max = plan.clocks.extensionDaysMax(of: application.kind)
        guard time.days <= max else { throw .limit(.tooManyDays(max: max)) }
    }

    private func checkExclusion(
        _ draft: NoticeDraft,
        _ application: Application,
        _ clock: ApplicationClock,
        _ today: CivilDate
    ) throws(Refusal) {
        guard clock.acceptedOn != nil, let due = clock.latest else {
            throw .application(.notAccepted(application.serial))
        }
        guard today <= due else { throw .limit(.tooLate(application.serial, due: due)) }
        guard let time = draft.time, time.days >= 1, time.purpose != nil else {
            throw .limit(.timeMissing)
        }
        let max = plan.clocks.excludedDaysMax
        guard time.days <= max else { throw .limit(.tooManyDays(max: max)) }
    }

    package func clock(
        of application: Application,
        on today: CivilDate
    ) -> ApplicationClock {
        application.clock(on: today, plan: plan.clocks, calendar: hall.calendar)
    }

    /// The day from which the limits on this paper run: an acceptance that comes too late is dated
    /// to the day the materials came (art. 32).
    func start(of draft: NoticeDraft, _ now: Context) -> CivilDate {
        guard let application = now.application, draft.outcome != .received else { return now.date }
        return clock(of: application, on: now.date).acceptedOn ?? now.date
    }

    /// What the fact of issuing says about time.
    package func term(
        of draft: NoticeDraft,
        in now: Context
    ) -> NoticeTerm? {
        guard draft.outcome != .advice, let item = hall.item(ItemCode(draft.item)) else {
            return nil
        }
        return NoticeTerm(
            days: draft.time?.days ?? item.limit.statutoryDays,
            promised: draft.time == nil ? item.limit.promisedDays : nil,
            from: start(of: draft, now),
            kind: item.kind,
            purpose: draft.time?.purpose
        )
    }

    // MARK: Sentences

    /// Limits as dates where they run from a day that is known, as days where they run from an
    /// acceptance to come, or where a year on the way is not announced: no uncertain date is
    /// printed.
    func limits(
        of draft: NoticeDraft,
        _ item: Item,
        from date: CivilDate,
        _ application: Application?
    ) -> [String] {
        let statutory = item.limit.statutoryDays
        let promised = item.limit.promisedDays
        let clocks = plan.clocks
        let delivery = "准予许可的，作出决定后\(clocks.deliveryDays)个工作日内送达（行政许可法第四十四条）。"
        switch draft.outcome {
        case .doneAtOnce: return ["已当场办结。"]
        case .denied: return ["自受理之日（\(date)）起计算的办理期限内已作出决定。"]
        case .notNeeded, .refused: return ["法定办理时限：\(statutory)个工作日（本次未受理，不起算）。"]
        case .accepted: return accepted(on: date, item) + [delivery]
        case .advice, .correction:
            return [
                "受理后\(statutory)个工作日内作出决定（\(item.limit.basis)），本中心承诺\(promised)个工作日。",
                delivery,
            ]
        case .received: return received(on: date, item)
        case .extended, .timeExcluded:
            guard let application, let time = draft.time else { return [] }
            return moved(application, by: time, from: date)
        }
    }

    private func accepted(on date: CivilDate, _ item: Item) -> [String] {
        let (statutory, promised) = (item.limit.statutoryDays, item.limit.promisedDays)
        let law = hall.calendar.deadline(from: date, workingDays: statutory)
        let own = hall.calendar.deadline(from: date, workingDays: promised)
        let decided =
            if let day = law.certain {
                "自受理之日（\(date)）起\(statutory)个工作日内作出决定，最迟\(day)（\(item.limit.basis)）。"
            } else {
                "自受理之日（\(date.chinese)）起\(statutory)个工作日内作出决定，"
                    + Self.asked(law) + "（\(item.limit.basis)）。"
            }
        return [
            decided,
            "本中心承诺\(promised)个工作日" + (own.certain.map { "，即\($0)前。" } ?? "。"),
        ]
    }

    private func received(on date: CivilDate, _ item: Item) -> [String] {
        let days = plan.clocks.noticeDays
        let due = hall.calendar.deadline(from: date, workingDays: days)
        let told =
            if let day = due.certain {
                "自收件之日（\(date)）起\(days)个工作日内，最迟\(day)，一次告知是否受理、需要补正的全部内容。"
            } else {
                "自收件之日（\(date.chinese)）起\(days)个工作日内，一次告知是否受理、需要补正的全部内容，"
                    + Self.asked(due) + "。"
            }
        return [
            told, "逾期不告知的，自收件之日起即为受理（行政许可法第三十二条第一款第四项）。",
            "受理后\(item.limit.statutoryDays)个工作日内作出决定（\(item.limit.basis)）。",
        ]
    }

    private func moved(
        _ application: Application,
        by time: AddedTime,
        from date: CivilDate
    ) -> [String] {
        let before = application.days + application.extensionDays + application.excludedDays
        let old = hall.calendar.deadline(from: date, workingDays: before)
        let new = hall.calendar.deadline(from: date, workingDays: before + time.days)
        let sentence =
            time.purpose.map { "\($0.words.zh)所需的\(time.days)个工作日不计算在办理期限内" }
            ?? "办理期限延长\(time.days)个工作日"
        let first =
            old.certain.map { "原办理期限自\(date)起，最迟\($0)。" }
            ?? "原办理期限自\(date.chinese)起\(before)个工作日。"
        let second =
            new.certain.map { "\(sentence)，最迟\($0)作出决定。" }
            ?? "\(sentence)，自\(date.chinese)起共\(before + time.days)个工作日内作出决定，"
            + Self.asked(new) + "。"
        return [first, second]
    }

    /// Where a day can be asked for that no calendar tells yet.
    static func asked(_ deadline: WorkingCalendar.Deadline) -> String {
        "\(deadline.openYear ?? 0)年节假日安排公布后可凭短码查询具体日期"
    }
}
