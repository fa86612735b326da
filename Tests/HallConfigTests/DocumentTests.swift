import Foundation
import HallConfig
import HallCore
import HallTestKit
import Testing

/// 依据文件登记 (R90): what a matter may stand on.
@Suite struct `the register of documents` {
    private static let path = "Config/documents.toml"
    private static let law = "title = \"中华人民共和国建筑法\"\nrank = \"law\""

    private func read(_ from: String, _ to: String) throws -> Settings {
        let root = try CopiedRoot()
        try root.edit(Self.path, from, to)
        return try SettingsReader(root: root.path).settings()
    }

    private func faults(_ from: String, _ to: String) throws -> [String] {
        do {
            _ = try read(from, to)
            return []
        } catch let error as ConfigFaults {
            return error.faults.map { "\($0.key) \($0.sentence)" }
        }
    }

    @Test func `has every document on which a shipped item stands`() throws {
        let hall = try SettingsReader(root: CopiedRoot.original).settings().hall
        for item in hall.items {
            for law in item.laws {
                #expect(hall.documents.document(law) != nil, "\(item.code) \(law)")
            }
        }
        // With its number in brackets behind it, as an item has it.
        let guidance = hall.items.flatMap(\.laws).first { $0.hasSuffix("（国发〔2022〕5号）") }
        #expect(guidance.flatMap { hall.documents.document($0) }?.number == "国发〔2022〕5号")
        #expect(hall.documents.document("《建筑法》")?.rank == .law)
        #expect(hall.documents.document("食品经营许可和备案管理办法")?.number == "国家市场监督管理总局令第78号")
    }

    @Test func `takes no internal rule, nothing twice and no end before its beginning`() throws {
        #expect(
            try faults(Self.law, "title = \"中华人民共和国建筑法\"\nrank = \"internal\"")
                .contains { $0.hasSuffix("an internal rule is no basis") }
        )
        #expect(
            try faults(Self.law, "title = \"行政许可法\"\nrank = \"law\"")
                .contains { $0.hasSuffix("is there twice") }
        )
        #expect(
            try faults(Self.law, Self.law + "\neffective = \"2026-02-01\"\nuntil = \"2026-01-31\"")
                .contains { $0.hasSuffix("is before it comes into force") }
        )
    }

    @Test func `R90 tells of what ends soon, of what has ended and of what is replaced`() throws {
        func told(_ more: String, on day: CivilDate) throws -> [String] {
            try read(Self.law, Self.law + "\n" + more).lapsingDocuments(on: day)
        }
        let day: CivilDate = "2026-11-23"
        #expect(try told("until = \"2030-12-31\"", on: day).isEmpty)
        let soon = try told("until = \"2027-01-31\"", on: day)
        #expect(soon.contains { $0.hasPrefix("提醒：有效期至2027年1月31日：事项 CN-01 的《中华人民共和国建筑法》") })
        let ended = try told("until = \"2026-11-22\"", on: day)
        #expect(ended.contains { $0.hasPrefix("急：已于2026年11月22日期满失效：事项 CN-01") })
        let replaced = try told("replaced_by = \"新建筑法\"", on: day)
        #expect(replaced.contains { $0.hasPrefix("急：已被《新建筑法》替代：事项 CN-01") })
    }

    @Test func `R90 knows what takes the place of a law before that ends, and no circle`() throws {
        let (title, next) = ("中华人民共和国建筑法", "新建筑法")
        let law = LegalDocument(
            title: title,
            rank: .law,
            until: "2027-12-31",
            replacedBy: next
        )
        #expect(law.status(on: "2027-12-31") == .inForce)
        #expect(law.status(on: "2028-01-01") == .replaced(next))
        for other in ["建筑法", "《新建筑法》"] {
            #expect(try !faults(Self.law, Self.law + "\nreplaced_by = \"\(other)\"").isEmpty)
        }
    }

    @Test func `R90 R154 looks at all that an item cites, not at its basis alone`() throws {
        let hall = try read(
            "title = \"护士条例\"\nrank = \"regulation\"",
            "title = \"护士条例\"\nrank = \"regulation\"\nuntil = \"2026-11-22\""
        ).hall
        let day: CivilDate = "2026-11-23"
        let item = try #require(hall.item(ItemCode("HE-02")))
        // Of this one the conditions alone stand on it.
        let bare = item.with(basis: [Item.Basis(law: "护士执业注册管理办法", article: "第九条")])
        let ended = bare.endedBasis(on: day, in: hall.documents)
        #expect(ended?.document == "《护士条例》")
        #expect(ended?.status == .lapsed("2026-11-22"))
        let guide = bare.guide(in: hall, on: day).parts.first { $0.heading == "依据" }
        #expect(guide?.lines.last == "《护士条例》（有效期至2026年11月22日，已经失效）")
    }

    @Test func `may be missing, as in a site of 0.3`() throws {
        let root = try CopiedRoot()
        try FileManager.default.removeItem(atPath: "\(root.path)/\(Self.path)")
        #expect(try SettingsReader(root: root.path).settings().hall.documents.documents.isEmpty)
    }
}
