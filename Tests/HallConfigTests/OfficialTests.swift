import HallConfig
import HallCore
import HallTestKit
import Testing

/// What a list of government services says of an item beside its guide.
@Suite struct `the entry of an item in the list of services` {
    private static let path = "Config/items/build.toml"
    private static let old = "result = { name = \"建筑工程施工许可证\" }"
    private static let whole = """
        result = { name = "建筑工程施工许可证", validity = "三个月内开工" }
        codes = { basic = "000117023000", implementing = "11120224MB0000000X2000117023000", business = "11120224MB0000000X200011702300001" }
        supervisor = "区住房建设委"
        review = "审查申请材料"
        quantity = "没有数量限制"
        """

    private func hall(_ from: String, _ to: String) throws -> Hall {
        let root = try CopiedRoot()
        try root.edit(Self.path, from, to)
        return try SettingsReader(root: root.path).settings().hall
    }

    private func faults(_ from: String, _ to: String) throws -> [String] {
        do {
            _ = try hall(from, to)
            return []
        } catch let error as ConfigFaults {
            return error.faults.map { "\($0.key) \($0.sentence)" }
        }
    }

    @Test func `is read, told on the guide, confirmed with the item and read back`() throws {
        let hall = try hall(Self.old, Self.whole)
        let item = try #require(hall.item(ItemCode("CN-01")))
        #expect(item.official.all.allSatisfy { $0.value != nil })
        let told = item.guide(in: hall, on: "2026-11-23").parts.first { $0.heading == "其他" }
        for line in ["结果名称：建筑工程施工许可证", "监管主体：区住房建设委", "数量限制：没有数量限制", "基本编码：000117023000"] {
            #expect(told?.lines.contains(line) == true, "\(line)")
        }
        #expect(ItemText(item).item?.official == item.official)
        let plain = item.with(official: Item.OfficialFacts())
        #expect(ItemText(plain).version != ItemText(item).version)
        #expect(!ItemText(plain).text.contains("\nofficial\t"))
        #expect(item.changes(from: plain).contains("实施清单＋监管主体：区住房建设委"))
    }

    @Test func `stays in the file where a sheet changes the item, and so do its conditions`() throws
    {
        let root = try CopiedRoot()
        try root.edit(Self.path, Self.old, Self.whole)
        let hall = try SettingsReader(root: root.path).settings().hall
        let item = try #require(hall.item(ItemCode("CN-01")))
        let sheet = ItemSheet.Catalogue(
            departments: hall.departments.filter { $0.code == item.department },
            items: [item.with(promisedDays: 3)]
        )
        let draft = try CatalogueDraft(ItemSheet.read(ItemSheet.csv(sheet)), for: root.path)
        defer { draft.leave() }
        #expect(draft.changed == 1)
        try draft.write()
        let after = try SettingsReader(root: root.path).settings().hall.item(item.code)
        #expect(after?.official == item.official)
        #expect(after?.conditions == item.conditions)
        #expect(after?.limit.promisedDays == 3)
    }

    @Test func `has codes of capital letters and digits alone`() throws {
        let wrong = "codes = { basic = \"0001-17\" }\n" + Self.old
        #expect(
            try faults(Self.old, wrong)
                .contains {
                    $0.hasSuffix("has capital letters A to Z and digits alone, 40 at most")
                }
        )
    }

    @Test func `R154 tells each condition with the provision that asks for it`() throws {
        let hall = try SettingsReader(root: CopiedRoot.original).settings().hall
        let item = try #require(hall.item(ItemCode("HE-02")))
        #expect(item.conditions.map(\.basis) == Array(repeating: "护士条例 第七条", count: 4))
        let told = "符合国务院卫生主管部门规定的健康标准（以上4项：《护士条例》第七条）。"
        let guide = item.guide(in: hall, on: "2026-11-23").parts.first { $0.heading == "条件" }
        #expect(guide?.lines.contains("5. \(told)") == true)
        var one = try Case("HE-02")
        #expect(try one.issue(.received, on: "2026-11-26").conditions.contains(told))
        // What 0.3 wrote has none, and keeps its text.
        #expect(Item.Condition("有场所。").told == "有场所。")
        let (first, other) = (Item.Condition("甲。", basis: "某法 第一条"), Item.Condition("乙。"))
        #expect(
            Item.Condition.told([first, other, first]) == ["甲（《某法》第一条）。", "乙。", "甲（《某法》第一条）。"]
        )
        #expect(
            try faults("[[item.condition]]", "conditions = [ \"甲\" ]\n[[item.condition]]")
                .contains {
                    $0.hasSuffix("stands beside [[item.condition]]: only one of them holds")
                }
        )
    }

    @Test(arguments: ["有办不成的事【行政许可法 第五条】", "复印件盖章【注】", "有场所。"])
    func `a sentence of 0.3 comes back from a sheet as it was, whatever it ends in`(text: String)
        throws
    {
        let root = try CopiedRoot()
        let hall = try SettingsReader(root: root.path).settings().hall
        let old = try #require(hall.item(ItemCode("GS-01")))
        try root.edit("Config/items/centre.toml", old.conditions[0].text, text)
        let now = try SettingsReader(root: root.path).settings().hall
        let item = try #require(now.item(ItemCode("GS-01")))
        #expect(item.conditions == [Item.Condition(text)])
        let sheet = ItemSheet.Catalogue(departments: now.departments, items: [item])
        let read = try #require(try ItemSheet.read(ItemSheet.csv(sheet)).items.first)
        #expect(read.conditions == item.conditions)
        // 否 alone is no licence, and takes nothing from what it is.
        let denied = read.with(type: .unclassified)
        #expect(denied.keeping(item).type == .publicService)
        let draft = try CatalogueDraft(
            ItemSheet.Catalogue(
                departments: now.departments.filter { $0.code == item.department },
                items: [denied.with(promisedDays: 2)]
            ),
            for: root.path
        )
        defer { draft.leave() }
        try draft.write()
        let after = try SettingsReader(root: root.path).settings().hall.item(item.code)
        #expect(after?.type == .publicService && after?.limit.promisedDays == 2)
    }

    @Test
    func `has no provision that a sheet could not tell from its sentence, and none that is blank`()
        throws
    {
        let one = "text = \"已经确定建筑施工企业。\"\nbasis = \"建筑法 第八条\""
        for basis in ["某办法 第五条【节选】", "【】"] {
            let wrong = one.replacing("建筑法 第八条", with: basis)
            #expect(try faults(one, wrong).contains { $0.hasSuffix("must not have 【】 in it") })
        }
        #expect(
            try faults(one, one.replacing("已经确定建筑施工企业。", with: "。"))
                .contains { $0.hasSuffix("says nothing") }
        )
        #expect(Item.Condition("分号；", basis: " 食品安全法　第五条。").told == "分号（《食品安全法》第五条）。")
    }

    @Test func `R90 R154 stands on no internal rule: nobody confirms what cites one`() throws {
        let one = "basis = \"建筑法 第八条\""
        let root = try CopiedRoot()
        try root.edit(Self.path, one, "basis = \"本中心规定 第三条\"")
        let settings = try SettingsReader(root: root.path).settings()
        #expect(settings.hall.item(ItemCode("CN-01"))?.emptyHeading == .basis)
        #expect(settings.unsettled.contains { "\($0)".contains("“本中心规定”是内部规定，不能作依据") })
    }
}
