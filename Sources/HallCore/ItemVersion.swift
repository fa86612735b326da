/// What happens to the text of an item: proposed by one, confirmed by another.
public enum ItemDeed: Hashable, Sendable {
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
public struct ItemText: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public init(_ item: Item) {
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

    /// What this text is called: eight hexadecimal digits (FNV-1a, 64 bits, the upper half).
    public var version: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash >> 32, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// The item; `nil` where a byte is not as it would be written.
    public var item: Item? { CanonicalItem(text).item }
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
        let materials = reader.rows("material", 5).map {
            Item.Material(
                name: $0[0],
                form: $0[1],
                copies: Int($0[2]) ?? 0,
                issuer: $0[3],
                basis: $0[4]
            )
        }
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

extension Item {
    /// The version as it stands on slips, screens and papers.
    public var version: String {
        let name = ItemText(self).version
        guard let confirmation else { return "样例数据，未经核定（\(name)）" }
        return "\(confirmation.effective)起施行（\(name)）"
    }

    /// What changes from `old` to this item, a sentence each. 材料, 时限 and 收费 come first: these are
    /// what a visitor can be hurt by.
    public func changes(from old: Item?) -> [String] {
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
    public var emptyHeading: EnquiryNote.Heading? {
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

/// Every version that was proposed or confirmed: the sum of the facts about items.
public struct ItemRegister: Hashable, Sendable {
    public struct Proposal: Hashable, Sendable {
        public let code: ItemCode
        public let text: ItemText
        public let changes: [String]
        public let effective: CivilDate
        public let approval: String
        public let proposedBy: Badge
        public internal(set) var confirmedBy: Badge?
    }

    /// In the order in which they were proposed.
    public private(set) var proposals: [Proposal] = []

    public init() {}

    public mutating func apply(_ deed: ItemDeed) {
        switch deed {
        case .proposed(let code, let text, let changes, let effective, let approval, let badge):
            proposals.append(
                Proposal(
                    code: code,
                    text: text,
                    changes: changes,
                    effective: effective,
                    approval: approval,
                    proposedBy: badge
                )
            )
        case .confirmed(let code, let version, let badge):
            guard
                let index = proposals.lastIndex(where: {
                    $0.code == code && $0.text.version == version && $0.confirmedBy == nil
                })
            else { return }
            proposals[index].confirmedBy = badge
        }
    }

    /// The newest confirmed version that holds on `date`.
    public func inForce(_ code: ItemCode, on date: CivilDate) -> Item? {
        let proposal = proposals.filter {
            $0.code == code && $0.confirmedBy != nil && $0.effective <= date
        }.enumerated().max {
            ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset)
        }?.element
        guard let proposal, let second = proposal.confirmedBy, var item = proposal.text.item else {
            return nil
        }
        item.confirmation = Item.Confirmation(
            by: [proposal.proposedBy, second],
            effective: proposal.effective,
            approval: proposal.approval
        )
        return item
    }

    /// Waits for a second person.
    public func pending(_ code: ItemCode) -> Proposal? {
        proposals.last { $0.code == code }.flatMap { $0.confirmedBy == nil ? $0 : nil }
    }

    /// The items of the files as they hold on `date`: once an item was confirmed, a change in its file
    /// holds only after two people have confirmed it.
    public func resolve(_ items: [Item], on date: CivilDate) -> [Item] {
        items.map { inForce($0.code, on: date) ?? $0 }
    }
}

/// Why a version is not confirmed.
public enum ItemRefusal: Hashable, Sendable {
    case unchanged(ItemCode)
    case headingEmpty(ItemCode, EnquiryNote.Heading)
    case samePerson(ItemCode)
    case approvalMissing
    case effectiveInThePast(CivilDate)
    case onlineHallNotAdjusted(ItemCode)

    var words: Words {
        switch self {
        case .unchanged(let code):
            Words(zh: "事项 \(code) 没有变化，不需要核定", en: "Item \(code) has not changed")
        case .samePerson(let code):
            Words(
                zh: "事项 \(code) 须由另一个人核定：第一个人已经核定过",
                en: "Item \(code) needs another person: you have confirmed it already"
            )
        case .approvalMissing:
            Words(
                zh: "请写明批准文号（进驻、变更须经批准）",
                en: "Please give the document that approved the change"
            )
        case .effectiveInThePast(let date):
            Words(zh: "施行日期 \(date) 已过", en: "\(date) has gone by: it can't take effect then")
        case .headingEmpty(let code, let heading):
            Words(
                zh: "事项 \(code) 的\(heading.words.zh)不完整（六项内容、每项材料都要有依据），不能核定",
                en: "Item \(code) is not complete: look at its \(heading.words.en)"
            )
        case .onlineHallNotAdjusted(let code):
            Words(
                zh: "事项 \(code) 网上可办：请先同步调整网上办事大厅，再加 --online-hall-adjusted",
                en: "Item \(code) is online too: adjust the online hall first, then add "
                    + "--online-hall-adjusted"
            )
        }
    }
}

extension ItemRegister {
    /// What a confirmation by `badge` of the item as its file has it comes to: the first person
    /// proposes it, the second one confirms it.
    public func confirming(
        _ item: Item,
        effective: CivilDate,
        approval: String,
        isOnlineHallAdjusted: Bool,
        by badge: Badge,
        today: CivilDate
    ) throws(Refusal) -> ItemDeed {
        let text = ItemText(item)
        if let heading = item.emptyHeading { throw .item(.headingEmpty(item.code, heading)) }
        let newest = proposals.last { $0.code == item.code && $0.confirmedBy != nil }
        guard newest?.text != text else { throw .item(.unchanged(item.code)) }
        // A version never held on the days before the second person looked: where its day has gone by,
        // it is proposed anew.
        if let pending = pending(item.code), pending.text == text, pending.effective >= today {
            guard pending.proposedBy != badge else { throw .item(.samePerson(item.code)) }
            return .confirmed(item.code, version: text.version, by: badge)
        }
        guard !approval.isBlank else { throw .item(.approvalMissing) }
        guard effective >= today else { throw .item(.effectiveInThePast(effective)) }
        guard isOnlineHallAdjusted || !item.online else {
            throw .item(.onlineHallNotAdjusted(item.code))
        }
        return .proposed(
            item.code,
            text,
            changes: item.changes(from: newest?.text.item),
            effective: effective,
            approval: approval,
            by: badge
        )
    }
}
