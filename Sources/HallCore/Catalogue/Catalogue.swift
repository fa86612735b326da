/// A department 部门 of the hall, in whose name items are decided.
package struct Department: Hashable, Sendable {
    package let code: String
    package let name: Words
    /// The authority whose licence it is 实施机关.
    package let authority: String
    /// `nil` while nobody has said them.
    package let remedies: Remedies?

    package init(code: String, name: Words, authority: String, remedies: Remedies? = nil) {
        self.code = code
        self.name = name
        self.authority = authority
        self.remedies = remedies
    }
}

/// A matter that is not handled in the hall: where it is, how it goes and what it costs (R156).
package struct Elsewhere: Hashable, Sendable {
    package let name: Words
    /// The first letters of the pinyin of its name, for the search.
    package let initials: String
    package let place: Words
    package let telephone: String
    package let procedure: [String]
    package let fee: String

    package init(
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
package struct Item: Hashable, Sendable {
    /// The five kinds of case of R157.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case immediate, promised, reply, joint, reported

        package var words: Words {
            switch self {
            case .immediate: Words(zh: "即办件", en: "done at once")
            case .promised: Words(zh: "承诺件", en: "promised date")
            case .reply: Words(zh: "答复件", en: "reply")
            case .joint: Words(zh: "联办件", en: "joint case")
            case .reported: Words(zh: "报批件", en: "reported upward")
            }
        }

        /// Who approves an extension (Administrative Licensing Law, art. 42).
        package var approver: String { self == .joint ? "本级人民政府负责人" : "本行政机关负责人" }
    }

    /// A law and its article.
    package struct Basis: Hashable, Sendable {
        package let law: String
        package let article: String
        /// The last day on which it holds, for a document that was published for a term (R90).
        package let until: CivilDate?

        package init(law: String, article: String, until: CivilDate? = nil) {
            self.law = law
            self.article = article
            self.until = until
        }

        package var text: String { "《\(law)》\(article)" }
    }

    package struct Fee: Hashable, Sendable {
        /// `nil` is free of charge.
        package let amount: String?
        package let basis: String

        package init(amount: String?, basis: String) {
            self.amount = amount
            self.basis = basis
        }
    }

    /// Two different people confirmed that this item is as the law has it; until then it is sample
    /// data. Comes from the journal, never from a file.
    package struct Confirmation: Hashable, Sendable {
        package let by: [Badge]
        /// The first day on which this version holds.
        package let effective: CivilDate
        /// The document that approved it 批准文号 (R151, R152).
        package let approval: String

        package init(by: [Badge], effective: CivilDate, approval: String) {
            self.by = by
            self.effective = effective
            self.approval = approval
        }
    }

    /// A field of the service-guide standard (GB/T 36114-2018) beyond the six headings, such as
    /// 适用范围, 审查类型, 数量限制, 结果送达.
    package struct GuideField: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package let code: ItemCode
    package let department: String
    package let name: Words
    /// The first letters of the pinyin of its name, for the search.
    package let initials: String
    package let service: ServiceCode
    /// Services in turn 一票到底, where there is more than the first.
    package let route: [ServiceCode]
    package let kind: Kind
    package let doneAtOnce: Bool
    package let online: Bool
    package let basis: [Basis]
    package let conditions: [Condition]
    package let procedure: [String]
    package let limit: TimeLimit
    package let fee: Fee
    package let materials: [Material]
    /// A licence has to be in the district's list (R84).
    package let type: MatterType
    package let guide: [GuideField]
    /// The kinds that may apply; none is all.
    package let applicants: [Applicant.Kind]
    /// What may be promised instead of being there at once, each way at most once; none is shipped.
    package let promises: [Promise]
    /// 联办事项 of a joint matter: what each authority decides of it; none of any other.
    package let subcases: [Subcase]
    /// Its entry in the list of government services.
    package let official: OfficialFacts
    package var confirmation: Confirmation?

    package init(
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
        conditions: [Condition],
        procedure: [String],
        limit: TimeLimit,
        fee: Fee,
        materials: [Material],
        type: MatterType = .unclassified,
        guide: [GuideField] = [],
        applicants: [Applicant.Kind] = [],
        promises: [Promise] = [],
        subcases: [Subcase] = [],
        official: OfficialFacts = OfficialFacts(),
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
        self.type = type
        self.guide = guide
        self.applicants = applicants
        self.promises = promises
        self.subcases = subcases
        self.official = official
        self.confirmation = confirmation
    }

    /// The same with other materials, bases, ways of promising, parts of a joint matter or entry in
    /// the list of government services.
    package func with(
        materials: [Material]? = nil,
        basis: [Basis]? = nil,
        promises: [Promise]? = nil,
        subcases: [Subcase]? = nil,
        official: OfficialFacts? = nil,
        type: MatterType? = nil
    ) -> Item {
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
            basis: basis ?? self.basis,
            conditions: conditions,
            procedure: procedure,
            limit: limit,
            fee: fee,
            materials: materials ?? self.materials,
            type: type ?? self.type,
            guide: guide,
            applicants: applicants,
            promises: promises ?? self.promises,
            subcases: subcases ?? self.subcases,
            official: official ?? self.official,
            confirmation: confirmation
        )
    }

    package var isLicence: Bool { type.isLicence }

    /// Not confirmed by the site 样例数据.
    package var isSample: Bool { confirmation == nil }
}
