/// What a visitor may tell the kiosk so that somebody comes to help. Erased the night after.
package enum Need: String, CaseIterable, Codable, Comparable, Hashable, Sendable {
    /// 需要引导
    case guide
    /// 视力障碍
    case blind
    /// 听力障碍
    case deaf

    package static func < (left: Need, right: Need) -> Bool { left.rawValue < right.rawValue }

    /// What clerk and guide read.
    package var words: Words {
        switch self {
        case .guide: Words(zh: "需要引导", en: "needs a guide")
        case .blind: Words(zh: "视力障碍", en: "can't see well")
        case .deaf: Words(zh: "听力障碍", en: "can't hear well")
        }
    }
}
