/// What a notice is known by: its place in the numbering of its year. Never used again.
package struct NoticeSerial: Codable, Comparable, Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    /// From 1, without a gap.
    package let number: Int

    package init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `2026-12`, and whatever a pattern such as `宝许告〔2026〕12号` makes of it: the first
    /// number is the year, the second the place.
    package init?(_ typed: String) {
        let text = FoldedText.code(typed)
        // A short code has letters, and is no serial.
        guard !text.contains(where: { $0.isASCII && $0.isLetter }) else { return nil }
        let digits = text.split { !($0.isASCII && $0.isNumber) }
        guard digits.count == 2, digits[0].count == 4, digits[1].count <= 7,
            let year = Int(digits[0]), let number = Int(digits[1]), number >= 1
        else { return nil }
        self.init(year: year, number: number)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let serial = NoticeSerial(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text)
            )
        }
        self = serial
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }

    package static func < (left: NoticeSerial, right: NoticeSerial) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    /// As it stands on paper; `pattern` has `{year}` and `{number}` once each.
    package func text(_ pattern: String) -> String {
        var text = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += rest[open...close] == "{year}" ? "\(year)" : "\(number)"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    package var description: String { "\(year)-\(number)" }
}

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
    /// 不予行政许可决定 (art. 38): with its reason, its provision and the remedies.
    case denied

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
        case .denied: "不予行政许可决定书"
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
        case .denied: Words(zh: "不予行政许可", en: "licence denied")
        }
    }
}

/// How one material stands.
package enum MaterialState: Codable, Hashable, Sendable {
    case handedIn
    case missing
    /// There, but not as the law asks, because.
    case notInOrder(String)
    /// Was not in order, and was put right here and now 当场更正, as the applicant confirmed.
    case corrected(String)

    /// Whether nothing is left to do for it.
    package var isComplete: Bool {
        switch self {
        case .handedIn, .corrected: true
        case .missing, .notInOrder: false
        }
    }
}

extension MaterialState {
    private enum CodingKeys: String, CodingKey { case state, reason }

    private enum Word: String, CaseIterable, Codable {
        case missing, corrected
        case handedIn = "handed_in"
        case notInOrder = "not_in_order"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let reason = try box.decodeIfPresent(String.self, forKey: .reason) ?? ""
        switch try box.decode(Word.self, forKey: .state) {
        case .handedIn: self = .handedIn
        case .missing: self = .missing
        case .notInOrder: self = .notInOrder(reason)
        case .corrected: self = .corrected(reason)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .handedIn: try box.encode(Word.handedIn, forKey: .state)
        case .missing: try box.encode(Word.missing, forKey: .state)
        case .notInOrder(let why):
            try box.encode(Word.notInOrder, forKey: .state)
            try box.encode(why, forKey: .reason)
        case .corrected(let why):
            try box.encode(Word.corrected, forKey: .state)
            try box.encode(why, forKey: .reason)
        }
    }
}

/// Why an application is not accepted: from this list alone. Missing materials are no ground.
package enum RefusalGround: Codable, Hashable, Sendable {
    /// 不属于本行政机关职权范围, and the authority that is competent.
    case otherAuthority(String)
    /// A provision, cited with its article, and why it applies.
    case provision(String, because: String)
}

extension RefusalGround {
    private enum CodingKeys: String, CodingKey {
        case provision, reason
        case otherAuthority = "other_authority"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        if let authority = try box.decodeIfPresent(String.self, forKey: .otherAuthority) {
            self = .otherAuthority(authority)
        } else {
            self = .provision(
                try box.decode(String.self, forKey: .provision),
                because: try box.decode(String.self, forKey: .reason)
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .otherAuthority(let authority): try box.encode(authority, forKey: .otherAuthority)
        case .provision(let provision, let because):
            try box.encode(provision, forKey: .provision)
            try box.encode(because, forKey: .reason)
        }
    }
}

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

/// What a guide or a clerk has filled in.
package struct NoticeDraft: Codable, Hashable, Sendable {
    package var item: String
    /// Which text of the item was looked at: ticks are for its list and no other.
    package var version: String?
    package var outcome: NoticeOutcome
    /// In the order of ``Item/materials(for:)``; empty for advice, where nothing was handed in.
    package var materials: [MaterialState]
    package var applicant: Applicant?
    /// 申请材料真实, declared by the applicant (R104).
    package var isDeclaredTrue: Bool
    package var ground: RefusalGround?
    /// Free words for this visitor, printed as they are.
    package var note: String
    package var handler: String
    /// The ticket that is being served, if any.
    package var ticket: String?
    /// The window where to come back.
    package var window: Int?
    /// An earlier notice of the same application, which this one follows.
    package var follows: NoticeSerial?
    /// Why everything was not told the first time (R6).
    package var repeatReason: String?
    /// The first paper of the application that this one belongs to; without it a new one begins.
    package var application: NoticeSerial?
    /// What tells this matter from the applicant's other open one about the same item, such as
    /// 第二家门店; without it they are one application.
    package var separate: String?
    /// For an extension, and for time that does not count.
    package var time: AddedTime?

    private enum CodingKeys: String, CodingKey {
        case item, outcome, materials, applicant, ground, note, handler, ticket, window, follows
        case isDeclaredTrue = "declared_true"
        case repeatReason = "repeat_reason"
        case application, time, separate, version
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        item = try box.decode(String.self, forKey: .item)
        outcome = try box.decode(NoticeOutcome.self, forKey: .outcome)
        materials = try box.decodeIfPresent([MaterialState].self, forKey: .materials) ?? []
        applicant = try box.decodeIfPresent(Applicant.self, forKey: .applicant)
        isDeclaredTrue = try box.decodeIfPresent(Bool.self, forKey: .isDeclaredTrue) ?? false
        ground = try box.decodeIfPresent(RefusalGround.self, forKey: .ground)
        note = try box.decodeIfPresent(String.self, forKey: .note) ?? ""
        handler = try box.decodeIfPresent(String.self, forKey: .handler) ?? ""
        ticket = try box.decodeIfPresent(String.self, forKey: .ticket)
        window = try box.decodeIfPresent(Int.self, forKey: .window)
        follows = try box.decodeIfPresent(NoticeSerial.self, forKey: .follows)
        repeatReason = try box.decodeIfPresent(String.self, forKey: .repeatReason)
        application = try box.decodeIfPresent(NoticeSerial.self, forKey: .application)
        time = try box.decodeIfPresent(AddedTime.self, forKey: .time)
        separate = try box.decodeIfPresent(String.self, forKey: .separate)
        version = try box.decodeIfPresent(String.self, forKey: .version)
    }

    package init(item: String, outcome: NoticeOutcome, handler: String) {
        self.item = item
        self.outcome = outcome
        self.handler = handler
        materials = []
        isDeclaredTrue = false
        note = ""
    }
}

extension Item {
    /// What is asked of this applicant: the item's list, what an agent has to show (R108), and what
    /// an enterprise has to show (R109), unless the list has it.
    package func materials(for applicant: Applicant?) -> [Material] {
        var all = materials
        if let applicant, applicant.kind == .enterprise,
            !materials.contains(where: { $0.name.contains("营业执照") || $0.name.contains("登记证") })
        {
            all.append(
                Material(
                    name: "营业执照或者其他登记证明",
                    form: "复印件",
                    copies: 1,
                    issuer: "登记机关",
                    basis: "本中心规定：企业办理业务需出示相关证照和登记证明"
                )
            )
        }
        if applicant?.agent != nil, !materials.contains(where: { $0.name.contains("授权委托书") }) {
            all.append(
                Material(
                    name: "授权委托书",
                    form: "原件",
                    copies: 1,
                    issuer: "申请人自备",
                    basis: "行政许可法 第二十九条；本中心规定：代办人需出示授权委托书"
                )
            )
        }
        return all
    }
}
