/// What happens to the text of an item: proposed by one, confirmed by another.
package enum ItemDeed: Hashable, Sendable {
    /// The whole text and what it changes, so that both stay readable when the files have gone on.
    case proposed(
        ItemCode,
        ItemText,
        changes: [String],
        effective: CivilDate,
        approval: String,
        by: Badge
    )
    case confirmed(ItemCode, version: String, by: Badge)
}

/// An item as text: a line a field, in a fixed order. The same item gives the same bytes, and the
/// text reads back as the item.
package struct ItemText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(_ item: Item) {
        var text = CanonicalItem.head + "\n"
        func add(_ key: String, _ values: String...) {
            text += key + "\t" + values.map(CanonicalText.escaped).joined(separator: "\t") + "\n"
        }
        add("item", item.code.text, item.department, item.name.zh, item.name.en, item.initials)
        add("service", item.service.text)
        for service in item.route { add("then", service.text) }
        add("kind", item.kind.rawValue)
        for (name, isSet) in [
            ("at_once", item.doneAtOnce), ("online", item.online), ("licence", item.isLicence),
        ] where isSet { add(name, "1") }
        for basis in item.basis {
            add("basis", basis.law, basis.article, basis.until.map { "\($0)" } ?? "")
        }
        for condition in item.conditions { add("condition", condition) }
        for step in item.procedure { add("step", step) }
        let limit = item.limit
        add("limit", "\(limit.statutoryDays)", "\(limit.promisedDays)", limit.basis)
        add("fee", item.fee.amount ?? "", item.fee.basis)
        for material in item.materials {
            add(
                "material",
                material.name,
                material.form,
                "\(material.copies)",
                material.issuer,
                material.basis
            )
        }
        for field in item.guide { add("guide", field.name, field.value) }
        self.text = text
    }

    /// That the item is no longer handled here: a version like any other.
    package init(removing item: Item) {
        let name = CanonicalText.escaped(item.name.zh)
        text = "\(Self.removal)\nitem\t\(item.code.text)\t\(name)\n"
    }

    private static let removal = "quhao-item-removal/1"

    /// The item that this takes away, and its name; `nil` for the text of an item.
    package var removed: (code: ItemCode, name: String)? {
        guard text.hasPrefix(Self.removal + "\n") else { return nil }
        var reader = CanonicalReader(text, head: Self.removal)
        return reader.take("item", 2).map { (ItemCode($0[0]), $0[1]) }
    }

    /// What this text is called: eight hexadecimal digits (FNV-1a, 64 bits, the upper half).
    package var version: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash >> 32, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// The item; `nil` where a byte is not as it would be written.
    package var item: Item? { CanonicalItem(text).item }
}

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
        let basis = reader.rows("basis", 3).map {
            Item.Basis(law: $0[0], article: $0[1], until: CivilDate($0[2]))
        }
        let conditions = reader.all("condition")
        let steps = reader.all("step")
        guard let limit = reader.take("limit", 3), let statutory = Int(limit[0]),
            let promised = Int(limit[1]), let fee = reader.take("fee", 2)
        else { return nil }
        let materials = reader.rows("material", 5).map { Item.Material($0) }
        let guide = reader.rows("guide", 2).map { Item.GuideField(name: $0[0], value: $0[1]) }
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
            limit: Item.TimeLimit(
                statutoryDays: statutory,
                promisedDays: promised,
                basis: limit[2]
            ),
            fee: Item.Fee(amount: fee[0].isEmpty ? nil : fee[0], basis: fee[1]),
            materials: materials,
            isLicence: isLicence,
            guide: guide
        )
        return ItemText(item).text.utf8.elementsEqual(text.utf8) ? item : nil
    }
}

extension Item.Material {
    fileprivate init(_ columns: [String]) {
        self.init(
            name: columns[0],
            form: columns[1],
            copies: Int(columns[2]) ?? 0,
            issuer: columns[3],
            basis: columns[4]
        )
    }
}

extension Item {
    /// The version as it stands on slips, screens and papers.
    package var version: String {
        let name = ItemText(self).version
        guard let confirmation else { return "样例数据，未经核定（\(name)）" }
        return "\(confirmation.effective)起施行（\(name)）"
    }

    /// What changes from `old` to this item, a sentence each. 材料, 时限 and 收费 come first: these are
    /// what a visitor can be hurt by.
    package func changes(from old: Item?) -> [String] {
        guard let old else { return ["新增事项：\(name.zh)"] }
        var changes: [String] = []
        func compare(_ what: String, _ before: [String], _ after: [String]) {
            for text in after where !before.contains(text) { changes.append("\(what)＋\(text)") }
            for text in before where !after.contains(text) { changes.append("\(what)－\(text)") }
            if before != after, Set(before) == Set(after) { changes.append("\(what)：顺序改变") }
        }
        func compare(_ what: String, _ before: String, _ after: String) {
            if before != after { changes.append("\(what)：\(before) → \(after)") }
        }
        compare("材料", old.materials.map(\.line), materials.map(\.line))
        compare("法定时限", "\(old.limit.statutoryDays)", "\(limit.statutoryDays)")
        compare("承诺时限", "\(old.limit.promisedDays)", "\(limit.promisedDays)")
        compare("时限依据", old.limit.basis, limit.basis)
        compare("收费", old.fee.amount ?? "不收费", fee.amount ?? "不收费")
        compare("收费依据", old.fee.basis, fee.basis)
        compare("依据", old.basis.map(\.text), basis.map(\.text))
        compare("条件", old.conditions, conditions)
        compare("程序", old.procedure, procedure)
        compare("名称", old.name.zh, name.zh)
        compare("英文名称", old.name.en, name.en)
        compare("首字母", old.initials, initials)
        compare("部门", old.department, department)
        compare("类别", old.kind.words.zh, kind.words.zh)
        compare("业务", ([old.service] + old.route).map(\.text), ([service] + route).map(\.text))
        compare("当场办结", old.doneAtOnce ? "是" : "否", doneAtOnce ? "是" : "否")
        compare("网上可办", old.online ? "是" : "否", online ? "是" : "否")
        compare("行政许可", old.isLicence ? "是" : "否", isLicence ? "是" : "否")
        compare("指南", old.guide.map(\.line), guide.map(\.line))
        return changes
    }
}

extension Item {
    /// The first of the six headings that is empty or says not on which provision it stands (R2,
    /// R23, R153, R154); `nil` where the text is complete.
    package var emptyHeading: EnquiryNote.Heading? {
        if basis.isEmpty || basis.contains(where: { $0.law.isBlank || $0.article.isBlank }) {
            return .basis
        }
        if conditions.isEmpty || conditions.contains(where: \.isBlank) { return .conditions }
        if procedure.isEmpty || procedure.contains(where: \.isBlank) { return .procedure }
        if limit.basis.isBlank { return .limit }
        if materials.isEmpty
            || materials.contains(where: { $0.name.isBlank || $0.basis.isBlank || $0.copies < 1 })
        {
            return .materials
        }
        return fee.basis.isBlank || fee.amount?.isBlank ?? false ? .fee : nil
    }
}

extension Item.Material {
    fileprivate var line: String { "\(name)（\(form)\(copies)份，\(issuer)，\(basis)）" }
}

extension Item.GuideField {
    fileprivate var line: String { "\(name)：\(value)" }
}
