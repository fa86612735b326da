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
        for line in Self.head(of: item) + Self.lines(of: item.limit) + Self.lines(of: item) {
            text += line.map(CanonicalText.escaped).joined(separator: "\t") + "\n"
        }
        self.text = text
    }

    /// A line: its key, and its values.
    private typealias Line = [String]

    private static func head(of item: Item) -> [Line] {
        var lines: [Line] = [
            [
                "item", item.code.text, item.department, item.name.zh, item.name.en,
                item.initials,
            ],
            ["service", item.service.text],
        ]
        lines += item.route.map { ["then", $0.text] }
        lines.append(["kind", item.kind.rawValue])
        for (name, isSet) in [
            ("at_once", item.doneAtOnce), ("online", item.online), ("licence", item.isLicence),
        ] where isSet { lines.append([name, "1"]) }
        if !item.isLicence, item.type != .unclassified {
            lines.append(["type", item.type.rawValue])
        }
        lines += item.basis.map {
            ["basis", $0.law, $0.article, $0.until.map { "\($0)" } ?? ""]
        }
        lines += item.conditions.map { ["condition", $0.text] + ($0.basis.map { [$0] } ?? []) }
        return lines + item.procedure.map { ["step", $0] }
    }

    /// Before the lines behind the first there was one way to count: texts of then keep their
    /// version.
    private static func lines(of limit: Item.TimeLimit) -> [Line] {
        let rule = limit.counting
        let statutory = limit.statutory.map { "\($0.number)" } ?? ""
        var lines = [["limit", statutory, "\(limit.promisedDays)", limit.basis]]
        if rule != LimitRule() {
            lines.append([
                "counting", rule.unit.rawValue, rule.start.rawValue, rule.afterCorrection.rawValue,
                rule.extensionMax.map { "\($0)" } ?? "", rule.approver ?? "",
            ])
        }
        lines += limit.excluded.map { ["excluded", $0.name, $0.basis] }
        return lines + limit.sizes.map { ["size", $0.name, "\($0.number)", "\($0.promisedDays)"] }
    }

    private static func lines(of item: Item) -> [Line] {
        var lines: [Line] = [["fee", item.fee.amount ?? "", item.fee.basis]]
        lines += item.materials.map {
            ["material", $0.name, $0.form, "\($0.copies)", $0.issuer, $0.basis]
        }
        for (index, material) in item.materials.enumerated()
        where material.terms != MaterialTerms() {
            let terms = material.terms
            lines.append([
                "terms", "\(index + 1)", terms.condition ?? "", terms.source ?? "",
                words(of: terms.applicants), terms.format ?? "", terms.validity ?? "",
            ])
        }
        if !item.applicants.isEmpty { lines.append(["applicants", words(of: item.applicants)]) }
        lines += item.guide.map { ["guide", $0.name, $0.value] }
        for promise in item.promises { lines += Self.lines(of: promise) }
        lines += item.subcases.map { ["subcase"] + SubcaseRows.columns(of: $0) }
        guard item.official != Item.OfficialFacts() else { return lines }
        return lines + [["official"] + item.official.columns]
    }

    private static func lines(of promise: Item.Promise) -> [Line] {
        let (document, consequence) = (promise.document, promise.consequence)
        let head = [
            "promise", promise.kind.rawValue, promise.days.map { "\($0)" } ?? "",
            document.title, document.number, document.rank.rawValue,
            document.until.map { "\($0)" } ?? "", consequence.text, consequence.basis,
            consequence.rank.rawValue, promise.notExcluded ?? "",
        ]
        return [head] + promise.materials.map { ["promised", $0] }
            + promise.told.map { ["told", $0] }
    }

    private static func words(of kinds: [Applicant.Kind]) -> String {
        kinds.map(\.rawValue).joined(separator: " ")
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

extension Item {
    /// By what the version of an item begins that nobody has confirmed.
    static let sampleMark = "样例数据"

    /// The version as it stands on slips, screens and papers.
    package var version: String {
        let name = ItemText(self).version
        guard let confirmation else { return "\(Self.sampleMark)，未经核定（\(name)）" }
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
        compare("时限", old.limit.words.zh, limit.words.zh)
        compare("期限的计算", old.limit.countingWords, limit.countingWords)
        compare("时限依据", old.limit.basis, limit.basis)
        compare("收费", old.fee.amount ?? "不收费", fee.amount ?? "不收费")
        compare("收费依据", old.fee.basis, fee.basis)
        compare("依据", old.basis.map(\.text), basis.map(\.text))
        compare("条件", old.conditions.map(\.told), conditions.map(\.told))
        compare("程序", old.procedure, procedure)
        compare("名称", old.name.zh, name.zh)
        compare("英文名称", old.name.en, name.en)
        compare("首字母", old.initials, initials)
        compare("部门", old.department, department)
        compare("类别", old.kind.words.zh, kind.words.zh)
        compare("业务", ([old.service] + old.route).map(\.text), ([service] + route).map(\.text))
        compare("当场办结", old.doneAtOnce ? "是" : "否", doneAtOnce ? "是" : "否")
        compare("网上可办", old.online ? "是" : "否", online ? "是" : "否")
        compare("事项类型", old.type.words.zh, type.words.zh)
        compare("申请人", old.applicants.map(\.words.zh), applicants.map(\.words.zh))
        compare("指南", old.guide.map(\.line), guide.map(\.line))
        compare("承诺", old.promises.map(\.whole), promises.map(\.whole))
        compare("实施清单", old.official.told.map(\.line), official.told.map(\.line))
        compare("联办事项", old.subcases.map(\.whole), subcases.map(\.whole))
        return changes
    }
}

extension Item {
    /// The first of the six headings that is empty or says not on which provision it stands (R2,
    /// R23, R153, R154): of a licence an article, and no chapter. `nil` where the text is complete.
    package var emptyHeading: EnquiryNote.Heading? {
        if basis.isEmpty || basis.contains(where: { $0.law.isBlank || $0.article.isBlank })
            || isLicence && !basis.allSatisfy({ LawCitation.hasArticle($0.article) })
            || isLicence && laws.contains(where: LawCitation.isInternal)
        {
            return .basis
        }
        if conditions.isEmpty || conditions.contains(where: { $0.text.isBlank }) {
            return .conditions
        }
        if procedure.isEmpty || procedure.contains(where: \.isBlank) { return .procedure }
        if limit.basis.isBlank { return .limit }
        if isLicence, limit.statutory != nil, !LawCitation.hasArticle(limit.basis) { return .limit }
        if materials.isEmpty
            || materials.contains(where: { $0.name.isBlank || $0.basis.isBlank || $0.copies < 1 })
            || isLicence && !materials.allSatisfy({ LawCitation.hasArticle($0.basis) })
        {
            return .materials
        }
        return fee.basis.isBlank || fee.amount?.isBlank ?? false ? .fee : nil
    }
}

extension Item.Material {
    fileprivate var line: String {
        let more = [
            terms.condition.map { "适用情形：\($0)" }, terms.source.map { "共享来源：\($0)" },
            terms.applicants.isEmpty
                ? nil : "适用于" + terms.applicants.map(\.words.zh).joined(separator: "、"),
            terms.format, terms.validity,
        ]
        return "\(name)（\(form)\(copies)份，\(issuer)，\(basis)"
            + more.compactMap { $0 }.map { "，" + $0 }.joined() + "）"
    }
}

extension Item.Promise {
    /// All of it, in a line.
    fileprivate var whole: String {
        let rank =
            "\(document.rank.words.zh)"
            + (document.until.map { "，有效期至\($0.chinese)" } ?? "")
        let more = told.map { "告知：\($0)" } + [notExcluded.map { "不属除外领域：\($0)" }].compactMap { $0 }
        return ([line, rank, consequence.rank.words.zh] + more).joined(separator: "；")
    }
}

extension Subcase {
    fileprivate var whole: String { "\(code) \(line)；\(name.en)" }
}

extension Item.GuideField {
    fileprivate var line: String { "\(name)：\(value)" }
}
