/// A document on which matters stand 依据文件 (R90): a law, a regulation, a rule or a normative
/// document. What a centre has made for itself is none.
package struct LegalDocument: Hashable, Sendable {
    package let title: String
    /// 文号; `nil` where it has none.
    package let number: String?
    package let rank: DocumentRank
    /// 制定机关; `nil` while nobody has looked it up.
    package let issuer: String?
    /// 公布、修正日期 of the text that was read; `nil` while nobody has looked.
    package let published: CivilDate?
    /// 施行日期; `nil` is before today.
    package let effective: CivilDate?
    /// The last day on which it holds; `nil` where it holds until it is replaced.
    package let until: CivilDate?
    /// The document that takes its place: behind ``until``, or where there is none at once.
    package let replacedBy: String?

    package init(
        title: String,
        number: String? = nil,
        rank: DocumentRank,
        issuer: String? = nil,
        published: CivilDate? = nil,
        effective: CivilDate? = nil,
        until: CivilDate? = nil,
        replacedBy: String? = nil
    ) {
        self.title = title
        self.number = number
        self.rank = rank
        self.issuer = issuer
        self.published = published
        self.effective = effective
        self.until = until
        self.replacedBy = replacedBy
    }
}

extension LegalDocument {
    /// 状态 on a day.
    package enum Status: Hashable, Sendable {
        case inForce
        /// 尚未施行, with the day from which on it holds.
        case notYet(CivilDate)
        /// 已经失效, with its last day.
        case lapsed(CivilDate)
        /// 已被替代, by what.
        case replaced(String)

        package var words: Words {
            switch self {
            case .inForce: Words(zh: "现行有效", en: "in force")
            case .notYet(let day):
                Words(zh: "\(day.chinese)起施行，还没有生效", en: "not in force before \(day)")
            case .lapsed(let day):
                Words(zh: "有效期至\(day.chinese)，已经失效", en: "in force until \(day) and no longer")
            case .replaced(let document):
                Words(zh: "已被《\(document)》替代", en: "replaced by 《\(document)》")
            }
        }
    }

    package func status(on day: CivilDate) -> Status {
        if let effective, day < effective { return .notYet(effective) }
        // What takes its place is often known before it ends.
        if let until, until.isInForce(on: day) { return .inForce }
        if let replacedBy { return .replaced(replacedBy) }
        return until.map { .lapsed($0) } ?? .inForce
    }
}

/// `Config/documents.toml`: the documents on which matters stand, each once.
package struct DocumentRegister: Hashable, Sendable {
    package let documents: [LegalDocument]
    private let places: [String: Int]

    package init(_ documents: [LegalDocument] = []) {
        self.documents = documents
        places = Dictionary(
            documents.enumerated().map { (Self.key(of: $1.title), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// By its title, with or without 《》, 中华人民共和国 and its number in brackets behind it.
    package func document(_ title: String) -> LegalDocument? {
        places[Self.key(of: title)].map { documents[$0] }
    }

    /// Of what a site has not registered nobody knows that it does not hold: `items gaps` names it.
    package func status(of title: String, on day: CivilDate) -> LegalDocument.Status {
        document(title)?.status(on: day) ?? .inForce
    }

    /// The same of all ways to write a title: without 《》, 中华人民共和国 and its number 文号 in brackets
    /// behind it.
    package static func key(of title: String) -> String {
        var title = title.filter { !"《》".contains($0) }
        if title.hasSuffix("号）"), let open = title.lastIndex(of: "（") {
            title = String(title[..<open])
        }
        return FoldedText.key(of: title).without("中华人民共和国")
    }
}

extension String {
    fileprivate func without(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
