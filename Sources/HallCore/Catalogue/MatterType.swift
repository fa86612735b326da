/// 事项类型, as catalogues of government services 政务服务事项目录 have it: what law holds for a matter,
/// and what its papers may say.
package enum MatterType: String, CaseIterable, Codable, Hashable, Sendable {
    /// 行政许可: the Administrative Licensing Law holds.
    case licence
    case confirmation
    /// 行政给付
    case benefit
    /// 其他行政权力
    case otherPower = "other_power"
    /// 公共服务: no power is used, and nothing is decided that could be appealed against.
    case publicService = "public_service"
    /// 一件事: matters of several kinds, asked for at once.
    case oneThing = "one_thing"
    /// No licence, and nobody has said what else, as in 0.3.
    case unclassified

    package var words: Words {
        switch self {
        case .licence: Words(zh: "行政许可", en: "licence")
        case .confirmation: Words(zh: "行政确认", en: "confirmation")
        case .benefit: Words(zh: "行政给付", en: "benefit")
        case .otherPower: Words(zh: "其他行政权力", en: "other power")
        case .publicService: Words(zh: "公共服务", en: "public service")
        case .oneThing: Words(zh: "一件事", en: "one thing")
        case .unclassified: Words(zh: "不是行政许可", en: "no licence")
        }
    }

    package var isLicence: Bool { self == .licence }

    /// Whether a refusal can be appealed against 复议、诉讼: of a public service nothing was decided,
    /// and whoever is not content complains.
    package var hasRemedies: Bool { self != .publicService }
}
