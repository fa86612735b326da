/// When a decision of the approval system may be printed or told.
extension NoticeRules {
    /// What a paper says of a decision: its number, its day and two people, or the result alone.
    func checkDecision(of draft: NoticeDraft, _ item: Item, _ now: Context) throws(Refusal) {
        guard (draft.outcome == .result) == (draft.isGranted != nil) else {
            throw .decision(
                draft.isGranted == nil ? .resultMissing : .decisionNotAllowed(draft.outcome)
            )
        }
        if draft.isGranting == true, draft.ground != nil {
            throw .ground(.groundNotAllowed(draft.outcome))
        }
        if draft.isGranting == false { try checkDenial(draft.ground) }
        guard let decision = draft.decision else {
            guard draft.outcome != .granted, draft.outcome != .denied else {
                throw .decision(.decisionMissing)
            }
            return
        }
        guard item.isLicence else { throw .decision(.decisionOfLicencesAlone) }
        guard [.granted, .denied, .doneAtOnce].contains(draft.outcome) else {
            throw .decision(.decisionNotAllowed(draft.outcome))
        }
        try decision.check()
        if let other = now.sameDecision {
            throw .decision(.numberUsed(decision.number, other))
        }
        if draft.outcome == .doneAtOnce {
            try decision.checkDay(from: now.application?.appliedOn ?? now.date, to: now.date)
        }
    }

    /// There is one decision. Its 决定书 may follow a result that was told before, with the same
    /// ground, and may be printed in the place of a void one.
    func checkDecided(
        _ draft: NoticeDraft,
        _ application: Application,
        _ now: Context
    ) throws(Refusal) {
        let serial = application.serial
        guard application.withdrawnOn == nil, application.decidedOn != nil || application.isOpen
        else { throw .application(.applicationEnded(serial)) }
        guard let since = clock(of: application, on: now.date).acceptedOn else {
            throw .application(.notAccepted(serial))
        }
        // 容缺: what is granted is granted with everything there.
        if draft.isGranting == true, application.promise?.kind == .deferred,
            !application.owed.isEmpty
        {
            throw .owed(.promiseOwed(serial, application.owed))
        }
        if let isGranting = draft.isGranting, application.decidedOn == nil {
            try checkSubcases(of: application, granting: isGranting)
        }
        let result = application.result
        if application.decidedOn != nil {
            let isThere =
                draft.outcome == .result
                ? application.hasDecision || result != nil : application.hasDecision
            guard application.isGranted == draft.isGranting, !isThere else {
                throw .application(.alreadyDecided(serial))
            }
            if let told = now.toldGround, let ground = draft.ground, !ground.isLike(told) {
                throw .decision(.otherGround(serial))
            }
        }
        let answered = draft.isGranting.flatMap { application.subcasesAnsweredOn(granting: $0) }
        try draft.decision?.checkDay(
            from: max(since, answered ?? since),
            to: result?.day ?? now.date
        )
    }

    /// How a paper ends its application: the decision, on its own day, or the withdrawal; `nil`
    /// where the paper is of neither, or changes nothing about it.
    package func ending(
        by draft: NoticeDraft,
        of application: Application,
        today: CivilDate
    ) -> NoticeDeed? {
        if draft.outcome == .withdrawn {
            return .withdrawn(application.serial, reason: "", by: draft.handler)
        }
        guard let granted = draft.isGranting else { return nil }
        let day = draft.decision?.day ?? application.decidedOn ?? today
        guard application.decidedOn != day else { return nil }
        return .decided(application.serial, granted: granted, on: day, by: draft.handler)
    }

    /// 办件编号, as it was given, or as an earlier paper of the application has it.
    func caseNumber(of draft: NoticeDraft, _ now: Context) -> String? {
        guard let number = draft.caseNumber, number.isVisible else {
            return now.application?.caseNumber
        }
        return number
    }
}

extension Decision {
    fileprivate func checkDay(from first: CivilDate, to last: CivilDate) throws(Refusal) {
        guard day >= first, day <= last else {
            throw .decision(.decisionDayOutOfRange(day, from: first, to: last))
        }
    }
}

extension RefusalGround {
    /// Whether both say the same, however they were typed.
    fileprivate func isLike(_ other: RefusalGround) -> Bool {
        switch (self, other) {
        case (.provision(let one, let why), .provision(let another, let because)):
            FoldedText.key(of: one) == FoldedText.key(of: another)
                && FoldedText.key(of: why) == FoldedText.key(of: because)
        default: self == other
        }
    }
}
