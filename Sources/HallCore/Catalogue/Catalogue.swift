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

/// A matter that is not handled in the hall: where it is, how it goes and what it costs (R156).
public struct Elsewhere: Hashable, Sendable {
    public let name: Words
    /// The first letters of the pinyin of its name, for the search.
    public let initials: String
    public let place: Words
    public let telephone: String
    public let procedure: [String]
    public let fee: String

    public init(
        name: Words,
        initials: String,
        place: Words,
        telephone: String,
        procedure: [String],
        fee: String
    ) {
        self.name = name
        self.initials = initials
        self.place = place
        self.telephone = telephone
        self.procedure = procedure
        self.fee = fee
    }
}

/// A matter that the law knows 事项, with the six headings that R2 asks for.
public struct Item: Hashable, Sendable {
    /// The five kinds of case of R157.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
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
        /// The last day on which it holds, for a document that was published for a term (R90).
        public let until: CivilDate?

        public init(law: String, article: String, until: CivilDate? = nil) {
            self.law = law
            self.article = article
            self.until = until
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

    /// Two different people confirmed that this item is as the law has it; until then it is sample
    /// data. Comes from the journal, never from a file.
    public struct Confirmation: Hashable, Sendable {
        public let by: [Badge]
        /// The first day on which this version holds.
        public let effective: CivilDate
        /// The document that approved it 批准文号 (R151, R152).
        public let approval: String

        public init(by: [Badge], effective: CivilDate, approval: String) {
            self.by = by
            self.effective = effective
            self.approval = approval
        }
    }

    /// A field of the service-guide standard (GB/T 36114-2018) beyond the six headings, such as
    /// 适用范围, 审查类型, 数量限制, 结果送达.
    public struct GuideField: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
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
    /// A licence 行政许可, which has to be in the district's list (R84); else a service.
    public let isLicence: Bool
    public let guide: [GuideField]
    public var confirmation: Confirmation?

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
        isLicence: Bool = false,
        guide: [GuideField] = [],
        confirmation: Confirmation? = nil
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
        self.isLicence = isLicence
        self.guide = guide
        self.confirmation = confirmation
    }

    /// The same with other materials.
    public func with(materials: [Material]) -> Item {
        Item(
            code: code,
            department: department,
            name: name,
            initials: initials,
            service: service,
            route: route,
            kind: kind,
            doneAtOnce: doneAtOnce,
            online: online,
            basis: basis,
            conditions: conditions,
            procedure: procedure,
            limit: limit,
            fee: fee,
            materials: materials,
            isLicence: isLicence,
            guide: guide,
            confirmation: confirmation
        )
    }

    /// Not confirmed by the site 样例数据.
    public var isSample: Bool { confirmation == nil }
}
