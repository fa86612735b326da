/// Who asks: personal data, kept apart from the chain and from the signed content.
package struct Applicant: Codable, Hashable, Sendable {
    package var kind: Kind
    package var name: String
    /// An organisation's 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check.
    package var creditCode: String?
    /// A telephone number or an address.
    package var contact: String
    /// Who comes for the applicant; `nil` where the applicant comes.
    package var agent: String?
    /// As what ``agent`` comes.
    package var capacity: Capacity

    /// Of the same kind, and with somebody who comes for it or without, as the list of materials
    /// needs it, and with nothing personal.
    package static func nameless(_ kind: Kind, _ capacity: Capacity?) -> Applicant {
        Applicant(
            kind: kind,
            name: "",
            contact: "",
            agent: capacity.map(\.words.zh),
            capacity: capacity ?? .agent
        )
    }

    /// For those who need to see that somebody is named, and not who: 张**.
    package var masked: Applicant {
        func mask(_ text: String) -> String { text.prefix(1) + "**" }
        return Applicant(
            kind: kind,
            name: mask(name),
            creditCode: creditCode.map(mask),
            contact: mask(contact),
            agent: agent.map(mask),
            capacity: capacity
        )
    }

    /// What an enterprise or a person is known by: the credit code; the name, and the contact,
    /// which tells two of one name apart. Never what another namesake's case could be found by.
    package var identity: String {
        switch kind {
        case .person: "person \(FoldedText.key(of: name)) \(FoldedText.contact(contact))"
        case .other where creditCode == nil:
            "other \(FoldedText.key(of: name)) \(FoldedText.contact(contact))"
        // The code alone, whatever it was called: so enterprises of 0.3 are found.
        default: "enterprise \(FoldedText.code(creditCode ?? name))"
        }
    }

    /// Whether this may speak of a case of `other` that was named: its credit code or its name fit;
    /// contact and agent may have changed.
    package func fits(_ other: Applicant) -> Bool {
        if creditCode != nil, other.creditCode != nil { return identity == other.identity }
        guard kind == other.kind else { return false }
        return FoldedText.key(of: name) == FoldedText.key(of: other.name)
    }

    private enum CodingKeys: String, CodingKey {
        case kind, name, contact, agent, capacity
        case creditCode = "credit_code"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try box.decode(Kind.self, forKey: .kind),
            name: try box.decode(String.self, forKey: .name),
            creditCode: try box.decodeIfPresent(String.self, forKey: .creditCode),
            contact: try box.decode(String.self, forKey: .contact),
            agent: try box.decodeIfPresent(String.self, forKey: .agent),
            capacity: try box.decodeIfPresent(Capacity.self, forKey: .capacity) ?? .agent
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(kind, forKey: .kind)
        try box.encode(name, forKey: .name)
        try box.encodeIfPresent(creditCode, forKey: .creditCode)
        try box.encode(contact, forKey: .contact)
        try box.encodeIfPresent(agent, forKey: .agent)
        // An agent is the rule, as it was in 0.3.
        if capacity != .agent { try box.encode(capacity, forKey: .capacity) }
    }

    package init(
        kind: Kind,
        name: String,
        creditCode: String? = nil,
        contact: String,
        agent: String? = nil,
        capacity: Capacity = .agent
    ) {
        self.kind = kind
        self.name = name
        self.creditCode = creditCode.map(FoldedText.code)
        self.contact = contact
        self.agent = agent
        self.capacity = capacity
    }
}
