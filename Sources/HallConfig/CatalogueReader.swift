import HallCore

/// `Config/items/*.toml`: a file a department.
struct CatalogueReader {
    struct Result {
        var departments: [Department] = []
        var items: [Item] = []

        var routes: [ItemCode: [ServiceCode]] {
            var routes: [ItemCode: [ServiceCode]] = [:]
            for item in items where !item.route.isEmpty {
                routes[item.code] = [item.service] + item.route
            }
            return routes
        }
    }

    let files: SettingsReader

    func read() -> Result {
        var result = Result()
        for name in files.files(in: "Config/items") {
            guard let file = files.file(name) else { continue }
            guard let department = file.section("department") else { continue }
            let code = department.string("code")
            if !code.isEmpty, !Department.isWellFormed(code) {
                department.fault(
                    "code",
                    "has letters, digits, - and _ alone, 40 at most: it names a file"
                )
            }
            result.departments.append(
                Department(
                    code: code,
                    name: department.words("name"),
                    authority: department.line("authority"),
                    remedies: Self.remedies(department)
                )
            )
            department.finish()
            // The last item of a department may have moved to another.
            for section in file.sections("item", atLeast: 0) {
                let item = Self.item(section, of: code)
                if result.items.contains(where: { $0.code == item.code }) {
                    section.fault("code", "\(item.code) is there twice")
                }
                result.items.append(item)
            }
            file.finish()
        }
        return result
    }

    static func item(_ section: Section, of department: String) -> Item {
        let name = section.words("name")
        let kind = section.choice("kind", Item.Kind.self, or: .promised)
        let service = section.serviceCode("service")
        let atOnce = section.bool("done_at_once")
        let limit = LimitReader(section, atOnce: atOnce).limit
        let materials = section.sections("material").map { material($0) }
        let item = Item(
            code: code(section),
            department: department,
            name: name,
            initials: section.initials("initials"),
            service: service,
            route: route(section, after: service),
            kind: kind,
            doneAtOnce: atOnce,
            online: section.bool("online"),
            basis: section.sections("basis").map { basis in
                defer { basis.finish() }
                return Item.Basis(
                    law: basis.string("law"),
                    article: basis.string("article"),
                    until: basis.has("until") ? date("until", basis) : nil
                )
            },
            conditions: OfficialReader.conditions(of: section),
            procedure: section.strings("procedure"),
            limit: limit,
            fee: fee(section),
            materials: materials,
            type: type(section),
            guide: section.sections("guide", atLeast: 0).map { field in
                defer { field.finish() }
                return Item.GuideField(name: field.string("name"), value: field.string("value"))
            },
            applicants: applicants(section),
            promises: PromiseReader.promises(of: section, materials: materials, limit: limit),
            subcases: SubcaseReader.subcases(
                of: section,
                kind: kind,
                atOnce: atOnce,
                limit: limit
            ),
            official: OfficialReader.facts(of: section)
        )
        checkLimit(of: item, section)
        checkCitations(of: item, section)
        checkForeignLimit(of: item, section)
        section.finish()
        return item
    }

    /// The services that follow the item's own: a later one may be an earlier one again, but nobody
    /// is sent to where they have just been.
    private static func route(_ section: Section, after first: ServiceCode) -> [ServiceCode] {
        let codes = section.strings("route", atLeast: 0, or: []).map { ServiceCode($0) }
        for (index, (before, code)) in zip([first] + codes, codes).enumerated() where before == code
        {
            section.fault("route[\(index + 1)]", "\(code) is the service before it already")
        }
        return codes
    }

    /// The Administrative Licensing Law allows 20 working days, 45 for a joint case (art. 42); more
    /// only where another law says so (R82).
    private static func checkLimit(of item: Item, _ section: Section) {
        let most = item.kind == .joint ? 45 : 20
        let cited = item.limit.basis.split(separator: "行政许可法").joined()
        let citesMore = ["法", "条例", "规定", "办法"].contains { cited.contains($0) }
        guard item.isLicence, let law = item.limit.statutory, law.unit == .workingDays,
            law.number > most, !citesMore
        else { return }
        section.fault(
            "statutory_days",
            "is more than \(most): limit_basis has to cite the law that allows it"
        )
    }

    /// No limit is invented: the Administrative Licensing Law has one for licences, and for what
    /// authorities handle together (art. 42).
    private static func checkForeignLimit(of item: Item, _ section: Section) {
        guard section.has("type"), !item.isLicence, item.kind != .joint,
            item.limit.statutory != nil, item.limit.basis.contains("行政许可法")
        else { return }
        section.fault(
            "limit_basis",
            "is of licences: a matter of another type has a limit by its own law, or none"
        )
    }

    /// A chapter is no article (R153): nobody confirms such an item, and a real day makes no paper
    /// of it; the hall goes on.
    private static func checkCitations(of item: Item, _ section: Section) {
        guard item.isLicence else { return }
        for (index, basis) in item.basis.enumerated()
        where !basis.article.isEmpty && !LawCitation.hasArticle(basis.article) {
            section.unsettled(
                "basis[\(index + 1)].article",
                "要写明第几条，不能是“\(basis.article)”；核定不了，正式运行时不能出具文书"
            )
        }
        for law in item.laws where LawCitation.isInternal(law) {
            section.unsettled("code", "“\(law)”是内部规定，不能作依据；核定不了")
        }
        // Not said at all is told by `items gaps` (R154).
        for (index, condition) in item.conditions.enumerated() {
            guard let basis = condition.basis, !LawCitation.hasArticle(basis) else { continue }
            section.unsettled(
                "condition[\(index + 1)].basis",
                "“\(condition.text)”的依据要写明第几条，不能是“\(basis)”"
            )
        }
        if item.limit.statutory != nil, !LawCitation.hasArticle(item.limit.basis) {
            section.unsettled("limit_basis", "要写明第几条，不能是“\(item.limit.basis)”；核定不了")
        }
        for (index, material) in item.materials.enumerated()
        where !LawCitation.hasArticle(material.basis) {
            section.unsettled(
                "material[\(index + 1)].basis",
                "“\(material.name)”的依据要写明第几条，不能是“\(material.basis)”；核定不了"
            )
        }
    }

    /// In addresses, file names and on papers a code is the same: capital letters, digits, Chinese
    /// characters, `-` and `.`, at most 40.
    private static func code(_ section: Section) -> ItemCode {
        let text = section.string("code")
        if !text.isEmpty, !ItemCode.isWellFormed(text) {
            section.fault(
                "code",
                "has capital letters A to Z, digits, Chinese characters, - and . alone, 40 at most"
            )
        }
        return ItemCode(text)
    }

    private static func date(_ key: String, _ section: Section) -> CivilDate? {
        let text = section.string(key)
        let date = CivilDate(text)
        if date == nil { section.fault(key, "must be a date such as 2026-11-23, not \"\(text)\"") }
        return date
    }

    private static func fee(_ section: Section) -> Item.Fee {
        guard let fee = section.section("fee") else { return Item.Fee(amount: nil, basis: "") }
        defer { fee.finish() }
        let free = fee.bool("free")
        return Item.Fee(
            amount: free ? nil : fee.string("amount"),
            basis: fee.string("basis")
        )
    }

    /// `licence` alone, as 0.3 has it, or `type`.
    private static func type(_ section: Section) -> MatterType {
        guard section.has("type") else {
            return section.bool("licence", or: true) ? .licence : .unclassified
        }
        let type = section.choice("type", MatterType.self, or: .unclassified)
        if section.has("licence"), section.bool("licence") != type.isLicence {
            section.fault("licence", "says the contrary of type: leave it out")
        }
        return type
    }

    /// 0.3 knew two kinds, and meant everybody by both.
    private static func applicants(_ section: Section) -> [Applicant.Kind] {
        let kinds = section.choices("applicants", Applicant.Kind.self)
        return Set(kinds) == [.person, .enterprise] ? [] : kinds
    }

    static func material(_ section: Section) -> Item.Material {
        defer { section.finish() }
        func optional(_ key: String) -> String? { section.has(key) ? section.string(key) : nil }
        var terms = MaterialTerms()
        terms.condition = optional("condition")
        terms.source = optional("source")
        terms.applicants = section.choices("applicants", Applicant.Kind.self)
        terms.format = optional("format")
        terms.validity = optional("validity")
        return Item.Material(
            name: section.string("name"),
            form: section.string("form"),
            copies: section.int("copies", in: 1...20),
            issuer: section.string("issuer"),
            basis: section.string("basis"),
            terms: terms
        )
    }

    /// Where refusals of an authority are appealed against: without it none can be told on a real
    /// day.
    private static func remedies(_ department: Section) -> Remedies? {
        guard department.has("remedies"), let section = department.section("remedies") else {
            department.unsettled("authority", "没有写明行政复议机关和法院（remedies），正式运行时不能作不予受理等告知")
            return nil
        }
        defer { section.finish() }
        func body(_ key: String) -> Remedies.Body {
            guard let body = section.section(key) else {
                return Remedies.Body(name: "", address: "")
            }
            defer { body.finish() }
            let address = body.line("address")
            return Remedies.Body(
                name: body.line("name"),
                address: Settings.isUnsettled(address) ? "" : address
            )
        }
        return Remedies(
            reconsideration: body("reconsideration"),
            court: body("court"),
            reconsiderationFirst: section.has("reconsideration_first")
                ? section.line("reconsideration_first") : nil
        )
    }
}
