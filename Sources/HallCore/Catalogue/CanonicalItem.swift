/// Reads an item's text back.
struct CanonicalItem {
    static let head = "quhao-item/1"
    private var reader: CanonicalReader
    private let text: String

    init(_ text: String) {
        self.text = text
        reader = CanonicalReader(text, head: Self.head)
    }

    var item: Item? {
        var reader = reader
        guard let names = reader.take("item", 5), let service = reader.take("service", 1) else {
            return nil
        }
        let route = reader.all("then").map { ServiceCode($0) }
        guard let kind = reader.take("kind", 1).flatMap({ Item.Kind(rawValue: $0[0]) }) else {
            return nil
        }
        let isAtOnce = reader.take("at_once", 1) != nil
        let isOnline = reader.take("online", 1) != nil
        let isLicence = reader.take("licence", 1) != nil
        let named = reader.take("type", 1).flatMap { MatterType(rawValue: $0[0]) }
        let basis = reader.rows("basis", 3).map {
            Item.Basis(law: $0[0], article: $0[1], until: CivilDate($0[2]))
        }
        let conditions = Self.conditions(&reader)
        let steps = reader.all("step")
        guard let limit = Self.limit(&reader), let fee = reader.take("fee", 2) else { return nil }
        let materials = Self.materials(&reader)
        let applicants = Self.kinds(reader.take("applicants", 1)?[0] ?? "")
        let guide = reader.rows("guide", 2).map { Item.GuideField(name: $0[0], value: $0[1]) }
        let promises = Self.promises(&reader)
        let subcases = reader.rows("subcase", Subcase.columns).compactMap { Subcase($0) }
        let official =
            reader.take("official", Item.OfficialFacts.columns)
            .flatMap { Item.OfficialFacts($0) } ?? Item.OfficialFacts()
        let item = Item(
            code: ItemCode(names[0]),
            department: names[1],
            name: Words(zh: names[2], en: names[3]),
            initials: names[4],
            service: ServiceCode(service[0]),
            route: route,
            kind: kind,
            doneAtOnce: isAtOnce,
            online: isOnline,
            basis: basis,
            conditions: conditions,
            procedure: steps,
            limit: limit,
            fee: Item.Fee(amount: fee[0].isEmpty ? nil : fee[0], basis: fee[1]),
            materials: materials,
            type: isLicence ? .licence : named ?? .unclassified,
            guide: guide,
            applicants: applicants,
            promises: promises,
            subcases: subcases,
            official: official
        )
        return ItemText(item).text.utf8.elementsEqual(text.utf8) ? item : nil
    }

    /// With the provision of each, where there is one.
    private static func conditions(_ reader: inout CanonicalReader) -> [Item.Condition] {
        var conditions: [Item.Condition] = []
        while let values = reader.take("condition", 2) ?? reader.take("condition", 1) {
            conditions.append(
                Item.Condition(values[0], basis: values.count == 2 ? values[1] : nil)
            )
        }
        return conditions
    }

    private static func materials(_ reader: inout CanonicalReader) -> [Item.Material] {
        let rows = reader.rows("material", 5)
        var terms: [Int: MaterialTerms] = [:]
        for row in reader.rows("terms", 6) {
            var one = MaterialTerms()
            one.condition = row[1].isEmpty ? nil : row[1]
            one.source = row[2].isEmpty ? nil : row[2]
            one.applicants = kinds(row[3])
            one.format = row[4].isEmpty ? nil : row[4]
            one.validity = row[5].isEmpty ? nil : row[5]
            terms[Int(row[0]) ?? 0] = one
        }
        return rows.enumerated().map { index, row in
            Item.Material(row, terms[index + 1] ?? MaterialTerms())
        }
    }

    /// What does not read back is not our writing: the comparison of the whole text finds it.
    private static func promises(_ reader: inout CanonicalReader) -> [Item.Promise] {
        var promises: [Item.Promise] = []
        while let row = reader.take("promise", 10) {
            guard let kind = PromiseKind(rawValue: row[0]),
                let rank = DocumentRank(rawValue: row[4]),
                let consequenceRank = DocumentRank(rawValue: row[8])
            else { break }
            promises.append(
                Item.Promise(
                    kind: kind,
                    materials: reader.all("promised"),
                    days: Int(row[1]),
                    told: reader.all("told"),
                    document: Item.Promise.Document(
                        title: row[2],
                        number: row[3],
                        rank: rank,
                        until: CivilDate(row[5])
                    ),
                    consequence: Item.Promise.Consequence(
                        text: row[6],
                        basis: row[7],
                        rank: consequenceRank
                    ),
                    notExcluded: row[9].isEmpty ? nil : row[9]
                )
            )
        }
        return promises
    }

    private static func kinds(_ text: String) -> [Applicant.Kind] {
        text.split(separator: " ").compactMap { Applicant.Kind(rawValue: String($0)) }
    }

    private static func limit(_ reader: inout CanonicalReader) -> Item.TimeLimit? {
        guard let columns = reader.take("limit", 3), let promised = Int(columns[1]) else {
            return nil
        }
        var rule = LimitRule()
        if let counting = reader.take("counting", 5) {
            guard let unit = Period.Unit(rawValue: counting[0]),
                let start = LimitRule.Start(rawValue: counting[1]),
                let after = LimitRule.AfterCorrection(rawValue: counting[2])
            else { return nil }
            (rule.unit, rule.start, rule.afterCorrection) = (unit, start, after)
            rule.extensionMax = Int(counting[3])
            rule.approver = counting[4].isEmpty ? nil : counting[4]
        }
        return Item.TimeLimit(
            statutory: Int(columns[0]).map { Period($0, rule.unit) },
            promisedDays: promised,
            basis: columns[2],
            counting: rule,
            excluded: reader.rows("excluded", 2).map {
                Item.ExcludedTime(name: $0[0], basis: $0[1])
            },
            sizes: reader.rows("size", 3).map {
                Item.SizeLimit(
                    name: $0[0],
                    number: Int($0[1]) ?? 0,
                    promisedDays: Int($0[2]) ?? 0
                )
            }
        )
    }
}

extension Item.Material {
    fileprivate init(_ columns: [String], _ terms: MaterialTerms) {
        self.init(
            name: columns[0],
            form: columns[1],
            copies: Int(columns[2]) ?? 0,
            issuer: columns[3],
            basis: columns[4],
            terms: terms
        )
    }
}
