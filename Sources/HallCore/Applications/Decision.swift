/// 行政许可决定 of the approval system, which alone decides: the hall prints it with its number, its
/// day and the two people who stand behind it 一审一核 (R24).
package struct Decision: Codable, Hashable, Sendable {
    /// 决定书文号, as the approval system gave it: `津宝审批许〔2026〕15号`.
    package var number: String
    /// The day on which it was made: never guessed, since limits are counted by it.
    package var day: CivilDate
    /// 审查人: who examined it.
    package var reviewer: String
    /// 核准人: who approved it, and is somebody else.
    package var approver: String
    /// How long what is granted is good for 有效期, such as `五年`; absent where nobody has said it.
    package var validity: String?

    private enum CodingKeys: String, CodingKey {
        case number, reviewer, approver, validity
        case day = "decided_on"
    }

    package init(
        number: String,
        day: CivilDate,
        reviewer: String,
        approver: String,
        validity: String? = nil
    ) {
        self.number = number
        self.day = day
        self.reviewer = reviewer
        self.approver = approver
        self.validity = validity
    }

    /// Blanks are no validity.
    var plain: Decision {
        var decision = self
        if decision.validity?.isVisible != true { decision.validity = nil }
        return decision
    }

    /// - Throws: where a part is missing, or one person would be both.
    func check() throws(Refusal) {
        let people = [reviewer, approver].map(Self.person)
        guard FoldedText.key(of: number).contains(where: Self.isPlain),
            people.allSatisfy({ !$0.isEmpty })
        else { throw .decision(.decisionIncomplete) }
        guard people[0] != people[1] else { throw .decision(.oneDecider(reviewer)) }
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    /// Whom a name names: without a title in brackets behind it, and without points and signs.
    private static func person(_ name: String) -> String {
        FoldedText.key(of: name).prefix { $0 != "(" }.filter(isPlain)
    }
}

extension NoticeOutcome {
    /// Whether it says how an application was decided: 决定书, or 结果告知 about one.
    package var isOfDecision: Bool { [.granted, .denied, .result].contains(self) }
}

extension NoticeDraft {
    /// Whether it says that the application is granted; `nil` of what is no decision.
    package var isGranting: Bool? {
        switch outcome {
        case .granted: true
        case .denied: false
        case .result: isGranted
        default: nil
        }
    }
}

extension Decision {
    /// 决定书文号, the same however it was typed.
    package var numberKey: String { FoldedText.key(of: number) }
}
