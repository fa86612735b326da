/// What has to be shown besides an item's own materials by whoever comes for somebody else, and by
/// organisations (R108, R109): `Config/hall.toml`, `[[notice.house_rule]]`.
package struct HouseRule: Hashable, Sendable {
    /// Of whom it is asked.
    package enum Subject: String, CaseIterable, Codable, Hashable, Sendable {
        /// 代理人, 监护人 and 法定代表人（负责人）: ``Applicant/Capacity``.
        case agent, guardian, representative
        /// Every applicant who is no natural person.
        case organisation

        package var words: Words {
            switch self {
            case .agent: Words(zh: "代理人", en: "agent")
            case .guardian: Words(zh: "监护人", en: "guardian")
            case .representative: Words(zh: "法定代表人（负责人）", en: "head of the organisation")
            case .organisation: Words(zh: "企业和其他组织", en: "organisation")
            }
        }
    }

    package let subject: Subject
    /// ``MaterialTerms/isHouseRule`` unless a law asks for it.
    package let material: Item.Material

    /// Not asked where the item's own list has a material with one of these words in its name.
    package let unless: [String]

    /// - Parameter unless: none is the material's own name.
    package init(_ subject: Subject, _ material: Item.Material, unless: [String] = []) {
        self.subject = subject
        self.material = material
        self.unless = unless.isEmpty ? [material.name] : unless
    }

    /// Whether the item's own materials have it already.
    fileprivate func isAmong(_ own: [Item.Material]) -> Bool {
        own.contains { asked in unless.contains { asked.name.contains($0) } }
    }

    package func applies(to applicant: Applicant) -> Bool {
        switch subject {
        case .agent: applicant.agent != nil && applicant.capacity == .agent
        case .guardian: applicant.agent != nil && applicant.capacity == .guardian
        case .representative: applicant.agent != nil && applicant.capacity == .representative
        case .organisation: applicant.kind != .person
        }
    }
}

extension [HouseRule] {
    /// What is asked of this applicant about `item`: its own materials, and what these rules add
    /// for who comes. Where nobody is named, it is what may be asked of anybody.
    package func materials(of item: Item, for applicant: Applicant?) -> [Item.Material] {
        guard let applicant else { return item.materials }
        let own = item.materials.filter { $0.isAsked(of: applicant.kind) }
        let added = filter { rule in
            rule.applies(to: applicant) && !rule.isAmong(own)
        }
        return own + added.map(\.material)
    }
}

extension HouseRule {
    /// As guides and the kiosk have it: who brings what, and on which basis.
    package var line: String {
        "\(subject.words.zh)来办理的，另带\(material.name)（\(material.formWords)）。"
            + "依据：\(material.basis)" + (material.terms.isHouseRule ? "；没有带的，不影响受理" : "")
    }
}
