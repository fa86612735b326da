/// Why no decision can be printed.
package enum DecisionRefusal: Hashable, Sendable {
    /// Neither number nor people.
    case decisionMissing
    case decisionIncomplete
    /// One person has both examined and approved.
    case oneDecider(String)
    case decisionNotAllowed(NoticeOutcome)

    var words: Words {
        switch self {
        case .decisionMissing:
            Words(
                zh: "决定书要有审批系统的决定书文号和审、核两个人；还没有的，请作结果告知",
                en: "A decision is printed with its number in the approval system and the two "
                    + "people behind it; without them tell the result"
            )
        case .decisionIncomplete:
            Words(
                zh: "决定书文号、审查人、核准人都要写明",
                en: "A decision needs its number, who examined it and who approved it"
            )
        case .oneDecider(let person):
            Words(
                zh: "一审一核是两个人，审查人和核准人不能都是“\(person)”",
                en: "Who examines and who approves are two people, not both “\(person)”"
            )
        case .decisionNotAllowed(let outcome):
            Words(
                zh: "“\(outcome.words.zh)”不是决定，不写决定书文号",
                en: "“\(outcome.words.en)” is no decision and has no number of one"
            )
        }
    }
}
