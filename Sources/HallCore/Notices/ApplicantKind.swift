extension Applicant {
    /// Who may apply (Administrative Licensing Law, art. 29: 公民、法人或者其他组织).
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case person, enterprise
        case individualBusiness = "individual_business"
        case socialOrganisation = "social_organisation"
        case publicInstitution = "public_institution"
        case villageCommittee = "village_committee"
        case other

        package var words: Words {
            switch self {
            case .person: Words(zh: "个人", en: "person")
            case .enterprise: Words(zh: "企业", en: "enterprise")
            case .individualBusiness: Words(zh: "个体工商户", en: "individual business")
            case .socialOrganisation: Words(zh: "社会组织", en: "social organisation")
            case .publicInstitution: Words(zh: "机关事业单位", en: "public institution")
            case .villageCommittee: Words(zh: "村（居）民委员会", en: "village committee")
            case .other: Words(zh: "其他组织", en: "other organisation")
            }
        }

        /// Known by its 统一社会信用代码; other organisations have none everywhere.
        var hasCreditCode: Bool { self != .person && self != .other }
    }

    /// As what somebody comes who is not the applicant.
    package enum Capacity: String, CaseIterable, Codable, Hashable, Sendable {
        /// 代理人, with 授权委托书 (R108).
        case agent
        /// 法定代表人、负责人、经营者: who they are is enough.
        case representative
        /// 监护人, who shows that (Civil Code, art. 23, 34).
        case guardian

        package var words: Words {
            switch self {
            case .agent: Words(zh: "代理人", en: "agent")
            case .representative: Words(zh: "法定代表人（负责人）", en: "head of the organisation")
            case .guardian: Words(zh: "监护人", en: "guardian")
            }
        }
    }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
    /// The one behind it; behind the last, the first.
    package var next: Self {
        let all = Self.allCases
        let place = all.firstIndex(of: self) ?? 0
        return all[(place + 1) % all.count]
    }
}
