import Foundation
import HallCore
import TOMLKit

/// Writes `Config/items/*.toml`, a file a department.
enum CatalogueWriter {
    /// The department's head of a file, and one item of it, as text.
    static func head(of department: Department) -> String {
        TOMLTable([
            "department": TOMLTable([
                "code": department.code,
                "name": words(department.name),
                "authority": department.authority,
            ])
        ]).convert(to: .toml) + "\n"
    }

    /// - Parameter old: what its file says of it: keys that no sheet has stay as they are.
    static func text(of item: Item, keeping old: TOMLTable? = nil) -> String {
        let table = table(item)
        for key in old?.keys ?? [] where !isOfSheet(key, table) { table[key] = old?[key] }
        return TOMLTable(["item": list([table])]).convert(to: .toml) + "\n"
    }

    private static func isOfSheet(_ key: String, _ table: TOMLTable) -> Bool {
        table[key] != nil || key == "route" || key == "guide"
    }

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
            "licence": item.isLicence,
            "conditions": list(item.conditions),
            "procedure": list(item.procedure),
            "statutory_days": item.limit.statutoryDays,
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
                item.materials.map {
                    TOMLTable([
                        "name": $0.name, "form": $0.form, "copies": $0.copies,
                        "issuer": $0.issuer, "basis": $0.basis,
                    ])
                }
            ),
        ])
        if !item.route.isEmpty { table["route"] = list(item.route.map(\.text)) }
        if let amount = item.fee.amount { table["fee"]?.table?["amount"] = amount }
        if !item.guide.isEmpty {
            table["guide"] = list(
                item.guide.map { TOMLTable(["name": $0.name, "value": $0.value]) }
            )
        }
        return table
    }
}
