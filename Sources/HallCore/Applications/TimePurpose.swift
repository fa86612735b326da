extension AddedTime.Purpose {
    /// Those of the Administrative Licensing Law, art. 45.
    package static let ofLicences: [Self] = [
        .hearing, .tender, .auction, .test, .inspection, .quarantine, .appraisal, .expertReview,
    ]

    package var words: Words {
        switch self {
        case .hearing: Words(zh: "听证", en: "hearing")
        case .tender: Words(zh: "招标", en: "tender")
        case .auction: Words(zh: "拍卖", en: "auction")
        case .test: Words(zh: "检测", en: "test")
        case .inspection: Words(zh: "检验", en: "inspection")
        case .quarantine: Words(zh: "检疫", en: "quarantine")
        case .appraisal: Words(zh: "鉴定", en: "appraisal")
        case .expertReview: Words(zh: "专家评审", en: "expert review")
        case .own(let name): Words(zh: name, en: name)
        }
    }
}

/// In journals, on the wire and in signed texts: `expert_review`, or the name that the item's law
/// has for it.
extension AddedTime.Purpose: RawRepresentable, Codable {
    package var rawValue: String {
        switch self {
        case .hearing: "hearing"
        case .tender: "tender"
        case .auction: "auction"
        case .test: "test"
        case .inspection: "inspection"
        case .quarantine: "quarantine"
        case .appraisal: "appraisal"
        case .expertReview: "expert_review"
        case .own(let name): name
        }
    }

    /// `nil` for an empty text alone.
    package init?(rawValue: String) {
        guard !rawValue.isEmpty else { return nil }
        self =
            Self.ofLicences.first { $0.rawValue == rawValue || $0.words.zh == rawValue }
            ?? .own(rawValue)
    }
}
