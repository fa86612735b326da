import HallConfig
import HallCore
import HallTestKit
import Testing

/// What an item says of the authorities that handle it together.
@Suite struct `the parts of a joint item` {
    private static let path = "Config/items/centre.toml"
    private static let code = "code = \"FIRE\""

    private func faults(_ edit: (CopiedRoot) throws -> Void) throws -> [String] {
        let root = try CopiedRoot()
        try edit(root)
        do {
            _ = try SettingsReader(root: root.path).settings()
            return []
        } catch { return error.faults.map { "\($0.key) \($0.sentence)" } }
    }

    @Test func `are read, are part of what two people confirm, and read back from it`() throws {
        let hall = try SettingsReader(root: CopiedRoot.original).settings().hall
        let item = try #require(hall.item(ItemCode("GS-02")))
        #expect(item.kind == .joint)
        #expect(item.subcases.map(\.code) == ["MK-02", "MK-01", "FIRE"])
        #expect(item.subcases.map(\.limit) == [Period(3), Period(10), Period(10)])
        #expect(item.subcases.map(\.condition) == [nil, nil, "经营场所属于公众聚集场所的"])
        #expect(ItemText(item).item?.subcases == item.subcases)
        let plain = item.with(subcases: [])
        #expect(ItemText(plain).version != ItemText(item).version)
        #expect(item.changes(from: plain).count { $0.hasPrefix("联办事项＋") } == 3)
        let told = item.guide(in: hall, on: "2026-11-23").parts.flatMap(\.lines)
        #expect(told.contains("联办：市场主体设立登记：天津市宝坻区市场监督管理局，自受理之日起3个工作日（《市场主体登记管理条例》第十九条）"))
        // Nobody else has any.
        #expect(hall.items.count { !$0.subcases.isEmpty } == 1)
    }

    @Test func `stay as they are where a sheet changes the item`() throws {
        let root = try CopiedRoot()
        let hall = try SettingsReader(root: root.path).settings().hall
        let item = try #require(hall.item(ItemCode("GS-02")))
        let sheet = ItemSheet.Catalogue(
            departments: hall.departments.filter { $0.code == item.department },
            items: [item.with(promisedDays: 6)]
        )
        let draft = try CatalogueDraft(ItemSheet.read(ItemSheet.csv(sheet)), for: root.path)
        defer { draft.leave() }
        #expect(draft.changed == 1)
        try draft.write()
        let after = try SettingsReader(root: root.path).settings().hall.item(item.code)
        #expect(after?.limit.promisedDays == 6)
        #expect(after?.subcases == item.subcases)
    }

    @Test func `are two at least, of a joint matter, each once and within its limit`() throws {
        func edit(_ from: String, _ to: String) throws -> [String] {
            try faults { try $0.edit(Self.path, from, to) }
        }
        #expect(
            try edit(Self.code, "code = \"MK-01\"").contains {
                $0.hasSuffix("MK-01 is there twice")
            }
        )
        #expect(
            try edit(Self.code + "\n", Self.code + "\nlimit_unit = \"hours\"\n")
                .contains { $0.hasSuffix("is working_days or natural_days") }
        )
        #expect(
            try edit("市场监督管理局\"\ndays = 3", "市场监督管理局\"\ndays = 46")
                .contains { $0.contains("is longer than the whole matter's 45 working days") }
        )
        #expect(
            try edit("kind = \"joint\"", "kind = \"promised\"")
                .contains { $0.hasSuffix("is of items of the kind joint alone") }
        )
        let one = """
            [[item.subcase]]
            code = "A"
            name = { zh = "甲", en = "A" }
            authority = "甲局"
            days = 1
            limit_basis = "某法 第一条"

            """
        let alone = try faults {
            try $0.edit(
                "Config/items/market.toml",
                "[[item.material]]\nname = \"食品经营许可申请书\"",
                one + "[[item.material]]\nname = \"食品经营许可申请书\""
            )
        }
        #expect(alone.contains { $0.contains("has two authorities at least") })
    }
}
