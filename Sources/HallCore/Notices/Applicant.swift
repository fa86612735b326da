/// Who asks: personal data, kept apart from the chain and from the signed content.
package struct Applicant: Codable, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable { case person, enterprise }

    package var kind: Kind
    package var name: String
    /// An enterprise's 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check.
    package var creditCode: String?
    /// A telephone number or an address.
    package var contact: String
    /// 代理人, who shows 授权委托书 (R108).
    package var agent: String?

    /// Of the same kind and with an agent or without one, as the list of materials needs it, and
    /// with nothing personal.
    package static func nameless(_ kind: Kind, hasAgent: Bool) -> Applicant {
        Applicant(kind: kind, name: "", contact: "", agent: hasAgent ? "代理人" : nil)
    }

    /// For those who need to see that somebody is named, and not who: 张**.
    package var masked: Applicant {
        func mask(_ text: String) -> String { text.prefix(1) + "**" }
        return Applicant(
            kind: kind,
            name: mask(name),
            creditCode: creditCode.map(mask),
            contact: mask(contact),
            agent: agent.map(mask)
        )
    }

    /// What an enterprise or a person is known by: the credit code; the name, and the contact,
    /// which tells two of one name apart. Never what another namesake's case could be found by.
    package var identity: String {
        switch kind {
        case .enterprise: "enterprise \(FoldedText.code(creditCode ?? name))"
        case .person: "person \(FoldedText.key(of: name)) \(FoldedText.contact(contact))"
        }
    }

    /// Whether this may speak of a case of `other` that was named: its credit code or its name fit;
    /// contact and agent may have changed.
    package func fits(_ other: Applicant) -> Bool {
        guard kind == other.kind else { return false }
        if kind == .enterprise { return identity == other.identity }
        return FoldedText.key(of: name) == FoldedText.key(of: other.name)
    }

    private enum CodingKeys: String, CodingKey {
        case kind, name, contact, agent
        case creditCode = "credit_code"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try box.decode(Kind.self, forKey: .kind),
            name: try box.decode(String.self, forKey: .name),
            creditCode: try box.decodeIfPresent(String.self, forKey: .creditCode),
            contact: try box.decode(String.self, forKey: .contact),
            agent: try box.decodeIfPresent(String.self, forKey: .agent)
        )
    }

    package init(
        kind: Kind,
        name: String,
        creditCode: String? = nil,
        contact: String,
        agent: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.creditCode = creditCode.map(FoldedText.code)
        self.contact = contact
        self.agent = agent
    }
}
