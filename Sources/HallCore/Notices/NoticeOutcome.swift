/// What a paper of the archive says in the end. Of a 告知书 it is one of six, and there is no other
/// (Administrative Licensing Law, art. 32); the rest are the papers that go with an application.
package enum NoticeOutcome: String, CaseIterable, Codable, Hashable, Sendable {
    /// 咨询告知: advice; may be anonymous.
    case advice
    /// 当场办结
    case doneAtOnce = "done_at_once"
    /// 受理
    case accepted
    /// 补正告知: all that is missing, told once.
    case correction
    /// 不需许可: no licence is needed for it.
    case notNeeded = "not_needed"
    /// 不予受理
    case refused
    /// 收件凭证: the materials that were handed in; the five days run from here.
    case received
    /// 延长办理期限 (art. 42).
    case extended
    /// 不计入期限的时间 (art. 45).
    case timeExcluded = "time_excluded"
    /// 准予行政许可决定 (art. 38), with its number and two people.
    case granted
    /// 不予行政许可决定 (art. 38): with its reason, its provision and the remedies.
    case denied
    /// 结果告知: the approval system has decided, and its 决定书 is not here.
    case result
    /// 承诺逾期告知: what was promised was not handed in by its last day.
    case promiseLapsed = "promise_lapsed"
    /// 撤回申请: the applicant has taken the application back.
    case withdrawn

    /// What a 告知书 may say.
    package static let ofNotices: [NoticeOutcome] = [
        .advice, .doneAtOnce, .accepted, .correction, .notNeeded, .refused,
    ]

    /// Whether it answers an application: one of the five that are no advice.
    package var isOfApplication: Bool { self != .advice && Self.ofNotices.contains(self) }

    /// What stands at the top of the paper.
    package var title: String {
        switch self {
        case .advice, .doneAtOnce, .accepted, .correction, .notNeeded, .refused: "行政许可告知书"
        case .received: "申请材料收件凭证"
        case .extended: "延长办理期限告知书"
        case .timeExcluded: "所需时间告知书"
        case .granted: "准予行政许可决定书"
        case .denied: "不予行政许可决定书"
        case .result: "办理结果告知书"
        case .promiseLapsed: "承诺逾期告知书"
        case .withdrawn: "撤回申请确认书"
        }
    }

    /// The same of a matter that is no licence.
    var serviceTitle: String {
        switch self {
        case .advice, .doneAtOnce, .accepted, .correction, .notNeeded, .refused: "办事告知书"
        case .received, .extended, .timeExcluded, .granted, .denied, .result, .promiseLapsed,
            .withdrawn:
            title
        }
    }

    package var words: Words {
        switch self {
        case .advice: Words(zh: "咨询告知", en: "advice")
        case .doneAtOnce: Words(zh: "当场办结", en: "done at once")
        case .accepted: Words(zh: "受理", en: "accepted")
        case .correction: Words(zh: "补正告知", en: "to be completed")
        case .notNeeded: Words(zh: "不受理（不需要取得行政许可）", en: "no licence needed")
        case .refused: Words(zh: "不予受理", en: "not accepted")
        case .received: Words(zh: "收件", en: "materials received")
        case .extended: Words(zh: "延长办理期限", en: "time limit extended")
        case .timeExcluded: Words(zh: "不计入办理期限的时间", en: "time that does not count")
        case .granted: Words(zh: "准予行政许可", en: "licence granted")
        case .denied: Words(zh: "不予行政许可", en: "licence denied")
        case .result: Words(zh: "结果告知", en: "result told")
        case .promiseLapsed: Words(zh: "承诺逾期告知", en: "promise not kept")
        case .withdrawn: Words(zh: "撤回申请", en: "application withdrawn")
        }
    }
}
