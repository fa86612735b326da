/// What became of a notice that asked for something.
package enum NoticeFollowUp: String, CaseIterable, Codable, Hashable, Sendable {
    /// 已补正并受理
    case completed
    /// 逾期未补正: a note, without effect.
    case lapsed
}
