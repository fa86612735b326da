import Foundation
import HallCore
import TOMLKit

/// Writes `Config/items/*.toml`, a file a department.
enum CatalogueWriter {
    /// The department's head of a file, as text.
    ///
    /// - Parameter old: what the file says of it: keys that no sheet has stay as they are.
    static func head(of department: Department, keeping old: TOMLTable? = nil) -> String {
        let table = table(department)
        for key in old?.keys ?? [] where table[key] == nil { table[key] = old?[key] }
        return TOMLTable(["department": table]).convert(to: .toml) + "\n"
    }

    private static func table(_ department: Department) -> TOMLTable {
        let table = TOMLTable([
            "code": department.code, "name": words(department.name),
            "authority": department.authority,
        ])
        guard let remedies = department.remedies else { return table }
        func body(_ body: Remedies.Body) -> TOMLTable {
            let address = body.address.isEmpty ? Settings.marks[1] : body.address
            let table = TOMLTable()
            table["name"] = body.name
            table["address"] = address
            return table
        }
        let own = TOMLTable()
        own["reconsideration"] = body(remedies.reconsideration)
        own["court"] = body(remedies.court)
        if let provision = remedies.reconsiderationFirst {
            own["reconsideration_first"] = provision
        }
        table["remedies"] = own
        return table
    }

    /// - Parameter old: what its file says of it: keys that no sheet has stay as they are.
    static func text(of item: Item, keeping old: TOMLTable? = nil) -> String {
        let table = table(item)
        // 否 in a sheet is no licence, whatever else it is.
        if item.type == .unclassified, let type = old?["type"], type.string != "licence" {
            table["type"] = type
            table["licence"] = nil
        }
        for key in old?.keys ?? [] where !isOfSheet(key, table) { table[key] = old?[key] }
        return TOMLTable(["item": list([table])]).convert(to: .toml) + "\n"
    }

    private static func isOfSheet(_ key: String, _ table: TOMLTable) -> Bool {
        table[key] != nil || optional.contains(key)
    }

    /// Keys that a sheet has a column for and that stand there only where they say something.
    private static let optional: Set<String> = [
        "route", "guide", "applicants", "statutory_days", "statutory_hours", "statutory_limit",
        "licence", "type", "conditions", "condition",
        "limit_unit", "limit_from", "after_correction", "extension", "excluded", "size",
    ]

    private static func words(_ words: Words) -> TOMLTable {
        let table = TOMLTable(inline: true)
        table["zh"] = words.zh
        table["en"] = words.en
        return table
    }

    private static func list(_ texts: [String]) -> TOMLArray {
        let array: TOMLArray = []
        for text in texts { array.append(text) }
        return array
    }

    private static func list(_ tables: [TOMLTable]) -> TOMLArray {
        let array: TOMLArray = []
        for table in tables { array.append(table) }
        return array
    }

    private static func table(_ item: Item) -> TOMLTable {
        let table = TOMLTable([
            "code": item.code.text,
            "name": words(item.name),
            "initials": item.initials,
            "service": item.service.text,
            "kind": item.kind.rawValue,
            "done_at_once": item.doneAtOnce,
            "online": item.online,
            "procedure": list(item.procedure),
            "promised_days": item.limit.promisedDays,
            "limit_basis": item.limit.basis,
            "basis": list(
                item.basis.map { basis in
                    let table = TOMLTable(["law": basis.law, "article": basis.article])
                    if let until = basis.until { table["until"] = "\(until)" }
                    return table
                }
            ),
            "fee": TOMLTable(["free": item.fee.amount == nil, "basis": item.fee.basis]),
            "material": list(
                item.materials.map(table)
            ),
        ])
        write(item.conditions, item.type, into: table)
        write(item.official, into: table)
        if !item.applicants.isEmpty {
            table["applicants"] = list(item.applicants.map(\.rawValue))
        }
        write(item.limit, into: table)
        if !item.route.isEmpty { table["route"] = list(item.route.map(\.text)) }
        if let amount = item.fee.amount { table["fee"]?.table?["amount"] = amount }
        if !item.guide.isEmpty {
            table["guide"] = list(
                item.guide.map { TOMLTable(["name": $0.name, "value": $0.value]) }
            )
        }
        if !item.promises.isEmpty {
            table["promise"] = list(item.promises.map { promiseTable($0) })
        }
        if !item.subcases.isEmpty {
            table["subcase"] = list(item.subcases.map(subcaseTable))
        }
        return table
    }

    private static func write(
        _ conditions: [Item.Condition],
        _ type: MatterType,
        into table: TOMLTable
    ) {
        if conditions.allSatisfy({ $0.basis == nil }) {
            table["conditions"] = list(conditions.map(\.text))
        } else {
            table["condition"] = list(conditions.map(conditionTable))
        }
        switch type {
        case .licence, .unclassified: table["licence"] = type.isLicence
        default: table["type"] = type.rawValue
        }
    }

    private static func conditionTable(_ condition: Item.Condition) -> TOMLTable {
        let table = TOMLTable()
        table["text"] = condition.text
        if let basis = condition.basis { table["basis"] = basis }
        return table
    }

    private static func write(_ facts: Item.OfficialFacts, into table: TOMLTable) {
        func add(_ values: [(String, String?)], to table: TOMLTable) {
            for (key, value) in values { if let value { table[key] = value } }
        }
        add(
            [
                ("supervisor", facts.supervisor), ("review", facts.review),
                ("quantity", facts.quantity),
            ],
            to: table
        )
        let (result, codes) = (TOMLTable(inline: true), TOMLTable(inline: true))
        add([("name", facts.result), ("validity", facts.validity)], to: result)
        add(
            [
                ("basic", facts.basicCode), ("implementing", facts.implementingCode),
                ("business", facts.businessCode),
            ],
            to: codes
        )
        if !result.isEmpty { table["result"] = result }
        if !codes.isEmpty { table["codes"] = codes }
    }

    private static func subcaseTable(_ subcase: Subcase) -> TOMLTable {
        let table = TOMLTable()
        table["code"] = subcase.code
        table["name"] = words(subcase.name)
        table["authority"] = subcase.authority
        table["days"] = subcase.limit.number
        if subcase.limit.unit != .workingDays {
            table["limit_unit"] = subcase.limit.unit.rawValue
        }
        table["limit_basis"] = subcase.basis
        if let condition = subcase.condition { table["condition"] = condition }
        return table
    }

    private static func promiseTable(_ promise: Item.Promise) -> TOMLTable {
        let (document, consequence) = (promise.document, promise.consequence)
        let (table, own, after) = (TOMLTable(), TOMLTable(), TOMLTable())
        table["kind"] = promise.kind.rawValue
        table["materials"] = list(promise.materials)
        own["title"] = document.title
        own["rank"] = document.rank.rawValue
        if !document.number.isEmpty { own["number"] = document.number }
        if let until = document.until { own["until"] = "\(until)" }
        table["document"] = own
        after["text"] = consequence.text
        after["basis"] = consequence.basis
        after["rank"] = consequence.rank.rawValue
        table["consequence"] = after
        if let days = promise.days { table["days"] = days }
        if !promise.told.isEmpty { table["told"] = list(promise.told) }
        if let why = promise.notExcluded { table["not_excluded"] = why }
        return table
    }

    private static func table(_ material: Item.Material) -> TOMLTable {
        let table = TOMLTable([
            "name": material.name, "form": material.form, "copies": material.copies,
            "issuer": material.issuer, "basis": material.basis,
        ])
        let terms = material.terms
        if let condition = terms.condition { table["condition"] = condition }
        if let source = terms.source { table["source"] = source }
        if !terms.applicants.isEmpty {
            table["applicants"] = list(terms.applicants.map(\.rawValue))
        }
        if let format = terms.format { table["format"] = format }
        if let validity = terms.validity { table["validity"] = validity }
        return table
    }

    /// What differs from the rule of the Administrative Licensing Law stands there alone.
    private static func write(_ limit: Item.TimeLimit, into table: TOMLTable) {
        switch limit.statutory {
        case nil: table["statutory_limit"] = false
        case let law? where law.unit == .hours: table["statutory_hours"] = law.number
        case let law?: table["statutory_days"] = law.number
        }
        let (rule, usual) = (limit.counting, LimitRule())
        if rule.unit == .naturalDays { table["limit_unit"] = rule.unit.rawValue }
        if rule.start != usual.start { table["limit_from"] = rule.start.rawValue }
        if rule.afterCorrection != usual.afterCorrection {
            table["after_correction"] = rule.afterCorrection.rawValue
        }
        if let days = rule.extensionMax {
            let extra = TOMLTable()
            extra["days"] = days
            if let approver = rule.approver { extra["by"] = approver }
            table["extension"] = extra
        }
        if !limit.excluded.isEmpty {
            table["excluded"] = list(
                limit.excluded.map { time in
                    let table = TOMLTable()
                    table["name"] = time.name
                    table["basis"] = time.basis
                    return table
                }
            )
        }
        if !limit.sizes.isEmpty {
            table["size"] = list(
                limit.sizes.map {
                    TOMLTable([
                        "name": $0.name, "statutory_days": $0.number,
                        "promised_days": $0.promisedDays,
                    ])
                }
            )
        }
    }
}
