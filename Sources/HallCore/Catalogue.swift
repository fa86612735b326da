/// A department 部门 of the hall, in whose name items are decided.
public struct Department: Hashable, Sendable {
    public let code: String
    public let name: Words
    /// The authority whose licence it is 实施机关.
    public let authority: String

    public init(code: String, name: Words, authority: String) {
        self.code = code
        self.name = name
        self.authority = authority
    }
}

/// A matter that the law knows 事项, with the six headings that R2 asks for.
public struct Item: Hashable, Sendable {
    /// The five kinds of case of R157.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case immediate, promised, reply, joint, reported

        public var words: Words {
            switch self {
            case .immediate: Words(zh: "即办件", en: "done at once")
            case .promised: Words(zh: "承诺件", en: "promised date")
            case .reply: Words(zh: "答复件", en: "reply")
            case .joint: Words(zh: "联办件", en: "joint case")
            case .reported: Words(zh: "报批件", en: "reported upward")
            }
        }
    }

    /// A law and its article.
    public struct Basis: Hashable, Sendable {
        public let law: String
        public let article: String

        public init(law: String, article: String) {
            self.law = law
            self.article = article
        }

        public var text: String { "《\(law)》\(article)" }
    }

    /// One paper that has to be brought, and the provision that asks for it.
    public struct Material: Hashable, Sendable {
        public let name: String
        public let form: String
        public let copies: Int
        public let issuer: String
        public let basis: String

        public init(name: String, form: String, copies: Int, issuer: String, basis: String) {
            self.name = name
            self.form = form
            self.copies = copies
            self.issuer = issuer
            self.basis = basis
        }
    }

    public struct Fee: Hashable, Sendable {
        /// `nil` is free of charge.
        public let amount: String?
        public let basis: String

        public init(amount: String?, basis: String) {
            self.amount = amount
            self.basis = basis
        }
    }

    public struct TimeLimit: Hashable, Sendable {
        /// Working days that the law allows.
        public let statutoryDays: Int
        /// Working days that the hall promises; 0 is at once.
        public let promisedDays: Int
        public let basis: String

        public init(statutoryDays: Int, promisedDays: Int, basis: String) {
            self.statutoryDays = statutoryDays
            self.promisedDays = promisedDays
            self.basis = basis
        }
    }

    /// Who confirmed that this item is as the law has it, and when; until then it is sample data.
    public struct Confirmation: Hashable, Sendable {
        public let by: String
        public let on: CivilDate

        public init(by: String, on: CivilDate) {
            self.by = by
            self.on = on
        }
    }

    public let code: ItemCode
    public let department: String
    public let name: Words
    /// The first letters of the pinyin of its name, for the search.
    public let initials: String
    public let service: ServiceCode
    /// Services in turn 一票到底, where there is more than the first.
    public let route: [ServiceCode]
    public let kind: Kind
    public let doneAtOnce: Bool
    public let online: Bool
    public let basis: [Basis]
    public let conditions: [String]
    public let procedure: [String]
    public let limit: TimeLimit
    public let fee: Fee
    public let materials: [Material]
    public let confirmation: Confirmation?

    public init(
        code: ItemCode,
        department: String,
        name: Words,
        initials: String,
        service: ServiceCode,
        route: [ServiceCode],
        kind: Kind,
        doneAtOnce: Bool,
        online: Bool,
        basis: [Basis],
        conditions: [String],
        procedure: [String],
        limit: TimeLimit,
        fee: Fee,
        materials: [Material],
        confirmation: Confirmation?
    ) {
        self.code = code
        self.department = department
        self.name = name
        self.initials = initials
        self.service = service
        self.route = route
        self.kind = kind
        self.doneAtOnce = doneAtOnce
        self.online = online
        self.basis = basis
        self.conditions = conditions
        self.procedure = procedure
        self.limit = limit
        self.fee = fee
        self.materials = materials
        self.confirmation = confirmation
    }

    /// Not confirmed by the site 样例数据.
    public var isSample: Bool { confirmation == nil }
}
