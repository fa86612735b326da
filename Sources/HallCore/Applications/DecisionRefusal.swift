/// Why no decision can be printed or told.
package enum DecisionRefusal: Hashable, Sendable {
    /// Neither number nor people.
    case decisionMissing
    case decisionIncomplete
    /// One person has both examined and approved.
    case oneDecider(String)
    case decisionNotAllowed(NoticeOutcome)
    case decisionOfLicencesAlone
    /// Nobody has said whether it is granted.
    case resultMissing
    /// Before the acceptance, or after it was told.
    case decisionDayOutOfRange(CivilDate, from: CivilDate, to: CivilDate)
    /// 决定书文号: another paper of the authority has it.
    case numberUsed(String, NoticeSerial)
    /// The result was told on another ground.
    case otherGround(NoticeSerial)

    var words: Words {
        switch self {
        case .decisionMissing:
            Words(
                zh: "决定书要有审批系统的决定书文号、决定日期和审、核两个人；还没有的，请作结果告知",
                en: "A decision is printed with its number in the approval system, its day and the "
                    + "two people behind it; without them tell the result"
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
                zh: "“\(outcome.words.zh)”不写这样的决定内容，请去掉",
                en: "“\(outcome.words.en)” says nothing of this about a decision: leave it out"
            )
        case .decisionOfLicencesAlone:
            Words(
                zh: "这个事项不是行政许可，不写决定书文号，请去掉",
                en: "The matter is no licence and has no number of a decision: leave it out"
            )
        case .resultMissing:
            Words(
                zh: "结果告知要写明准予还是不予，请选择",
                en: "Please say whether the result is a grant or a denial"
            )
        case .decisionDayOutOfRange(let day, let first, let last):
            Words(
                zh: "决定日期 \(day.chinese) 不对：应当在 \(first.chinese) 和 \(last.chinese) 之间",
                en: "\(day) can't be the day of the decision: it lies between \(first) and \(last)"
            )
        case .numberUsed(let number, let serial):
            Words(
                zh: "决定书文号“\(number)”已经用在告知书 \(serial) 上：请核对文号；那一份写错的，请先作废",
                en: "Decision number “\(number)” stands on notice \(serial) already: check it, or "
                    + "void that notice first where it is wrong"
            )
        case .otherGround(let serial):
            Words(
                zh: "办件 \(serial) 的结果告知写的是另外的依据或者理由：请写得一致，或者先作废结果告知",
                en: "The result of \(serial) was told on another ground: give the same, or void it"
            )
        }
    }
}
