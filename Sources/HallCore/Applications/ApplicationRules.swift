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
            guard !draft.outcome.isOfDecision,
                ![.extended, .timeExcluded, .promiseLapsed, .withdrawn].contains(draft.outcome)
            else {
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
        if draft.outcome == .promiseLapsed { return try checkLapse(of: application, now) }
        // What was promised is received whatever has become of the application.
        if isAboutOwed(draft, application) { return }
        if draft.outcome.isOfDecision {
            return try checkDecided(draft, application, now)
        }
        guard application.isOpen else { throw .application(.applicationEnded(serial)) }
        guard application.decidedOn == nil else { throw .application(.alreadyDecided(serial)) }
        let clock = clock(of: application, on: now.date)
        switch draft.outcome {
        case .extended: try checkExtension(draft, application, clock, now.date)
        case .timeExcluded: try checkExclusion(draft, application, clock, now.date)
        case .accepted where clock.isLapsed: break
        case .withdrawn: break
        // The rest is asked for afterwards, with the limit running.
        case .correction where application.isDeemedAccepted: break
        case .received where application.isDeemedAccepted: break
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
        let rule = application.term.rule
        let max = rule.extensionMax ?? plan.clocks.extensionDaysMax(of: application.kind)
        guard max > 0 else { throw .limit(.noExtension(serial)) }
        guard !time.approver.isBlank, !time.reason.isBlank else {
            throw .limit(.approverMissing(application.kind, rule.approver))
        }
        guard time.days <= max else { throw .limit(.tooManyDays(Period(max, rule.unit))) }
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
        guard let time = draft.time, time.days >= 1, let purpose = time.purpose else {
            throw .limit(.timeMissing)
        }
        let own = hall.item(ItemCode(application.item))?.limit.excluded.map(\.name) ?? []
        // Art. 45 is of licences.
        let isLicence = application.term.rule.isLicence
        if case .own(let name) = purpose {
            guard own.contains(name) else { throw .limit(.notExcluded(name, own: own)) }
        } else if !isLicence, application.kind != .joint {
            throw .limit(.notExcluded(purpose.words.zh, own: own))
        }
        let max = plan.clocks.excludedDaysMax
        guard time.days <= max else { throw .limit(.tooManyDays(Period(max))) }
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
        if let time = draft.time {
            return NoticeTerm(
                days: time.days,
                from: start(of: draft, now),
                kind: item.kind,
                purpose: time.purpose
            )
        }
        let promised = item.limit.promisedDays(of: draft.size)
        var rule = item.limit.counting
        rule.isStatutory = item.limit.statutory != nil
        // Art. 42 is of licences, and of what several authorities handle together.
        rule.isLicence = item.isLicence
        if !item.isLicence, item.kind != .joint { rule.extensionMax = rule.extensionMax ?? 0 }
        let materials = hall.houseRules.materials(of: item, for: draft.applicant)
        let isComplete =
            draft.outcome == .received
            && zip(materials, draft.materials).allSatisfy {
                $0.terms.isHouseRule || $1.isComplete
            }
        return NoticeTerm(
            days: item.limit.statutory(of: draft.size)?.number ?? promised,
            promised: promised,
            from: start(of: draft, now),
            kind: item.kind,
            rule: rule,
            // Nobody else counts by it.
            isComplete: isComplete && rule.start == .completeSet,
            isByDelivery: draft.outcome == .correction || draft.outcome == .promiseLapsed
        )
    }
}
