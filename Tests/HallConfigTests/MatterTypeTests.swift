import HallConfig
import HallCore
import HallTestKit
import Testing

/// 事项类型: what is no licence gets papers without a word about licences.
@Suite struct `the type of a matter` {
    private static let path = "Config/items/market.toml"

    private func hall(_ edit: (CopiedRoot) throws -> Void) throws -> Hall {
        let root = try CopiedRoot()
        try edit(root)
        return try SettingsReader(root: root.path).settings().hall
    }

    private func faults(_ from: String, _ to: String) throws -> [String] {
        let root = try CopiedRoot()
        try root.edit(Self.path, from, to)
        do {
            _ = try SettingsReader(root: root.path).settings()
            return []
        } catch { return error.faults.map { "\($0.key) \($0.sentence)" } }
    }

    @Test(arguments: MatterType.allCases.filter { !$0.isLicence })
    func `is read, kept and read back`(type: MatterType)
        throws
    {
        let hall = try hall {
            try $0.edit(Self.path, "type = \"other_power\"", "type = \"\(type.rawValue)\"")
        }
        let item = try #require(hall.item(ItemCode("MK-06")))
        #expect(item.type == type)
        #expect(ItemText(item).item?.type == type)
        let sheet = ItemSheet.csv(
            ItemSheet.Catalogue(departments: hall.departments, items: [item])
        )
        #expect(try ItemSheet.read(sheet).items.first?.type == type)
    }

    @Test func `of 0.3 is a licence or none, and its text keeps its version`() throws {
        let hall = try hall { try $0.edit(Self.path, "type = \"other_power\"", "licence = false") }
        let item = try #require(hall.item(ItemCode("MK-06")))
        #expect(item.type == .unclassified)
        #expect(!ItemText(item).text.contains("\ntype\t"))
        let licence = try #require(hall.item(ItemCode("MK-01")))
        #expect(licence.isLicence && !ItemText(licence).text.contains("\ntype\t"))
    }

    @Test func `is said once, and no limit of licences is invented for another type`() throws {
        #expect(
            try faults("type = \"other_power\"", "type = \"other_power\"\nlicence = true")
                .contains { $0.hasSuffix("says the contrary of type: leave it out") }
        )
        let foreign = """
            statutory_days = 20
            promised_days = 0
            limit_basis = "行政许可法 第四十二条"
            """
        #expect(
            try faults(
                "statutory_limit = false\npromised_days = 0\nlimit_basis = \"市场主体登记管理条例没有规定补领的期限，当场办结\"",
                foreign
            ).contains { $0.contains("a matter of another type has a limit by its own law") }
        )
    }

    @Test func `stands on the paper of what is no licence, in Chinese and in the signed text`()
        throws
    {
        var one = try Case("GS-01")
        let content = try one.issue(.received, on: "2026-11-26")
        #expect(content.type == .publicService)
        #expect(content.canonical.contains("\nservice\tpublic_service\n"))
        #expect(NoticeContent(canonical: content.canonical)?.type == .publicService)
        var licence = try Case("MK-01", as: .enterprise)
        #expect(try !licence.issue(.received, on: "2026-11-26").canonical.contains("\nservice\t"))
    }
}
