/// 行政许可决定 of the approval system, which alone decides (R26): the hall prints it with its number
/// and with the two people who stand behind it 一审一核 (R24).
package struct Decision: Codable, Hashable, Sendable {
    /// 决定书文号, as the approval system gave it: `津宝审批许〔2026〕15号`.
    package var number: String
    /// 审查人: who examined it.
    package var reviewer: String
    /// 核准人: who approved it, and is somebody else.
    package var approver: String
    /// How long what is granted is good for 有效期, such as `五年`; absent where nobody has said it.
    package var validity: String?

    package init(number: String, reviewer: String, approver: String, validity: String? = nil) {
        self.number = number
        self.reviewer = reviewer
        self.approver = approver
        self.validity = validity
    }

    var texts: [String] { [number, reviewer, approver, validity ?? ""] }

    /// - Throws: where a part is missing, or one person would be both.
    func check() throws(Refusal) {
        guard number.isVisible, reviewer.isVisible, approver.isVisible else {
            throw .decision(.decisionIncomplete)
        }
        guard FoldedText.key(of: reviewer) != FoldedText.key(of: approver) else {
            throw .decision(.oneDecider(reviewer))
        }
    }
}

extension NoticeOutcome {
    /// Whether it says how an application was decided: 决定书, or 结果告知 about one.
    package var isOfDecision: Bool { [.granted, .denied, .result].contains(self) }
}

extension NoticeDraft {
    /// Whether it says that the application is granted; `nil` of what is no decision. A 结果告知 that
    /// gives no ground tells of a grant.
    package var isGranting: Bool? { outcome.isOfDecision ? ground == nil : nil }
}

extension NoticeRules {
    /// The decision about an accepted application; there is one.
    package func decision(
        on application: Application,
        granted: Bool,
        today: CivilDate,
        by badge: String
    ) throws(Refusal) -> NoticeDeed {
        let serial = application.serial
        guard application.isOpen else { throw .application(.applicationEnded(serial)) }
        guard application.decidedOn == nil else { throw .application(.alreadyDecided(serial)) }
        guard clock(of: application, on: today).acceptedOn != nil else {
            throw .application(.notAccepted(serial))
        }
        return .decided(serial, granted: granted, by: badge)
    }

    /// 办件编号, as it was given, or as an earlier paper of the application has it.
    func caseNumber(of draft: NoticeDraft, _ now: Context) -> String? {
        guard let number = draft.caseNumber, number.isVisible else {
            return now.application?.caseNumber
        }
        return number
    }

    /// 决定书 needs its number and two people; what was made before there were any has none.
    func checkDecision(of draft: NoticeDraft) throws(Refusal) {
        guard let decision = draft.decision else {
            guard draft.outcome != .granted, draft.outcome != .denied else {
                throw .decision(.decisionMissing)
            }
            return
        }
        guard [.granted, .denied, .doneAtOnce].contains(draft.outcome) else {
            throw .decision(.decisionNotAllowed(draft.outcome))
        }
        try decision.check()
    }

    /// A paper of a decision may be made where there is none yet: the 决定书 of a result that was
    /// told before, and one in the place of another that is void. The result stays what it was.
    func checkDecided(
        _ draft: NoticeDraft,
        _ application: Application,
        _ today: CivilDate
    ) throws(Refusal) {
        let serial = application.serial
        guard application.decidedOn != nil, application.withdrawnOn == nil else {
            let granted = draft.isGranting ?? false
            _ = try decision(on: application, granted: granted, today: today, by: draft.handler)
            return
        }
        let isAnother =
            draft.outcome == .result ? application.hasResult : application.hasDecision
        guard application.isGranted == draft.isGranting, !isAnother else {
            throw .application(.alreadyDecided(serial))
        }
    }
}
