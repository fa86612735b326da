import Foundation
import HallCore

/// What an item's file says of its conditions and of its entry in the list of government services.
struct OfficialReader {
    /// `conditions`, a sentence each, as 0.3 has it; or `[[item.condition]]`, each with its
    /// provision.
    static func conditions(of section: Section) -> [Item.Condition] {
        guard section.has("condition") else {
            return section.strings("conditions").map { Item.Condition($0) }
        }
        if section.has("conditions") {
            section.fault("conditions", "stands beside [[item.condition]]: only one of them holds")
        }
        return section.sections("condition").map { own in
            defer { own.finish() }
            func trimmed(_ key: String) -> String {
                let text = own.string(key).trimmingCharacters(in: .whitespaces)
                // In a sheet the provision stands between them.
                if text.contains(where: "【】".contains) { own.fault(key, "must not have 【】 in it") }
                return text
            }
            let text = trimmed("text")
            if !text.contains(where: { $0.isLetter || $0.isNumber }) {
                own.fault("text", "says nothing")
            }
            return Item.Condition(text, basis: own.has("basis") ? trimmed("basis") : nil)
        }
    }

    static func facts(of section: Section) -> Item.OfficialFacts {
        var facts = Item.OfficialFacts()
        func line(_ key: String, _ section: Section) -> String? {
            section.has(key) ? section.line(key) : nil
        }
        facts.supervisor = line("supervisor", section)
        facts.review = line("review", section)
        facts.quantity = line("quantity", section)
        if section.has("result"), let result = section.section("result") {
            facts.result = result.line("name")
            facts.validity = line("validity", result)
            result.finish()
        }
        if section.has("codes"), let codes = section.section("codes") {
            facts.basicCode = code("basic", codes)
            facts.implementingCode = code("implementing", codes)
            facts.businessCode = code("business", codes)
            codes.finish()
        }
        return facts
    }

    /// Capital letters and digits; 实施编码 has 31 of them, 业务办理项编码 two more.
    private static func code(_ key: String, _ section: Section) -> String? {
        guard section.has(key) else { return nil }
        let text = section.line(key)
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
        if !isPlain || text.count > 40 {
            section.fault(key, "has capital letters A to Z and digits alone, 40 at most")
        }
        return text
    }
}
