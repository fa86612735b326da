import HallConfig
import HallCore
import HallTestKit
import Testing

/// What an item says of promises: only with a document that allows them.
@Suite struct `what may be promised` {
    private static let material = "保证食品安全的规章制度目录清单"
    private static let deferred = """
        [[item.promise]]
        kind = "deferred"
        materials = ["\(material)"]
        days = 5
        document = { title = "某办法", number = "某政办发〔2026〕25号", rank = "normative", until = "2028-12-31" }
        consequence = { text = "逾期不补交的，不予许可", basis = "《某条例》第九条", rank = "regulation" }

        """
    private static let first = "[[item.material]]\nname = \"食品经营许可申请书\""

    /// A hall whose food licence says this of promises.
    private func root(_ promises: String) throws -> CopiedRoot {
        let root = try CopiedRoot()
        try root.edit("Config/items/market.toml", Self.first, promises + Self.first)
        return root
    }

    private func faults(_ promises: String) throws -> [String] {
        let root = try root(promises)
        do {
            _ = try SettingsReader(root: root.path).settings()
            return []
        } catch { return error.faults.map { "\($0.key) \($0.sentence)" } }
    }

    @Test func `is shipped for no item`() throws {
        let hall = try SettingsReader(root: CopiedRoot.original).settings().hall
        #expect(hall.items.allSatisfy { $0.promises.isEmpty })
    }

    @Test func `is read, is part of what two people confirm, and reads back from it`() throws {
        let root = try root(Self.deferred)
        let hall = try SettingsReader(root: root.path).settings().hall
        let item = try #require(hall.item(ItemCode("MK-01")))
        let promise = try #require(item.promises.first)
        #expect((promise.kind, promise.materials, promise.days) == (.deferred, [Self.material], 5))
        #expect(promise.document.until == "2028-12-31")
        #expect(ItemText(item).item?.promises == item.promises)
        let plain = item.with(promises: [])
        #expect(ItemText(plain).version != ItemText(item).version)
        #expect(item.changes(from: plain).contains { $0.hasPrefix("承诺＋容缺受理：") })
        // As long as the document holds, guides say it.
        let line = promise.line
        #expect(line.contains("\(Self.material)可以书面承诺在5个工作日内补交。依据：《某办法》（某政办发〔2026〕25号）"))
        func guide(_ day: CivilDate) -> [String] {
            item.guide(in: hall, on: day).parts.first?.lines ?? []
        }
        #expect(guide("2028-12-31").contains(line))
        #expect(!guide("2029-01-01").contains(line))
    }

    @Test func `stays in the file where a sheet is imported`() throws {
        let root = try root(Self.deferred)
        let hall = try SettingsReader(root: root.path).settings().hall
        let item = try #require(hall.item(ItemCode("MK-01")))
        for (text, changed) in [(item, 0), (item.with(promisedDays: 6), 1)] {
            let sheet = ItemSheet.Catalogue(
                departments: hall.departments.filter { $0.code == item.department },
                items: [text]
            )
            let draft = try CatalogueDraft(
                ItemSheet.read(ItemSheet.csv(sheet)),
                for: root.path
            )
            defer { draft.leave() }
            #expect(draft.changed == changed)
            try draft.write()
        }
        let read = try SettingsReader(root: root.path).settings().hall.item(item.code)
        #expect(read?.promises == item.promises)
        #expect(read?.limit.promisedDays == 6)
    }

    @Test func `R90 stands on a document whose end is told before it comes, and on guides after`()
        throws
    {
        let root = try root(Self.deferred)
        let law = "{ law = \"食品经营许可和备案管理办法\", article = \"第四条、第五条\" }"
        try root.edit(
            "Config/items/market.toml",
            law,
            law.replacing(" }", with: ", until = \"2027-03-01\" }")
        )
        let settings = try SettingsReader(root: root.path).settings()
        let document = "《食品经营许可和备案管理办法》第四条、第五条"
        func told(_ day: CivilDate) -> [String] { settings.lapsingDocuments(on: day) }
        #expect(told("2026-12-01").isEmpty)
        #expect(
            told("2026-12-02") == ["提醒：有效期至2027年3月1日：事项 MK-01 的\(document)，请核对有没有新的文件"]
        )
        #expect(told("2027-03-02").map { $0.prefix(2) } == ["急："])
        #expect(told("2028-12-01").count == 2)
        let item = try #require(settings.hall.item(ItemCode("MK-01")))
        func guide(_ day: CivilDate) -> String {
            item.guide(in: settings.hall, on: day).parts.flatMap(\.lines).joined(separator: "\n")
        }
        #expect(!guide("2027-03-01").contains("失效"))
        #expect(guide("2027-03-02").contains("\(document)（有效期至2027年3月1日，已经失效）"))
    }

    @Test(arguments: [
        ("materials = [\"\(material)\"]", "materials = [\"照片\"]", "materials[1]"),
        ("days = 5", "days = 6", "days"),
        ("rank = \"normative\"", "rank = \"internal\"", "document.rank"),
        (", until = \"2028-12-31\"", "", "document.until"),
        ("until = \"2028-12-31\"", "until = \"2028-13-31\"", "document.until"),

        ("kind = \"deferred\"\n", "kind = \"declaration\"\n", "told"),
        ("kind = \"deferred\"\n", "kind = \"approval\"\n", "not_excluded"),
        ("kind = \"deferred\"\n", "kind = \"deferred\"\ntold = [\"逾期撤销许可\"]\n", "told[1]"),
        ("document = {", "paper = {", "document"),
        ("title = \"某办法\"", "title = \"《某办法》\"", "document.title"),
        ("不予许可\"", "不予许可。\"", "consequence.text"),
    ])
    func `is refused where it lacks its document, covers what nobody asks, or threatens`(
        old: String,
        new: String,
        key: String
    ) throws {
        let wrong = Self.deferred.replacing(old, with: new)
        #expect(wrong != Self.deferred)
        let faults = try faults(wrong)
        #expect(faults.contains { $0.contains(key) }, "\(faults)")
    }

    @Test func `threatens nobody but by a law, a regulation or a rule, with its article`() throws {
        for burden in ["吊销许可证", "处以罚款", "列入重点监管名单"] {
            let wrong = Self.deferred.replacing("不予许可", with: burden)
                .replacing("regulation", with: "normative")
            #expect(try faults(wrong).contains { $0.contains("consequence.text") }, "\(burden)")
        }
        let threat = Self.deferred.replacing("不予许可", with: "视为撤回申请")
        #expect(try faults(threat).isEmpty)
        for wrong in [
            threat.replacing("rank = \"regulation\"", with: "rank = \"normative\""),
            threat.replacing("《某条例》第九条", with: "某条例"),
        ] {
            #expect(try faults(wrong).contains { $0.contains("consequence.text") })
        }
        #expect(try faults(Self.deferred + Self.deferred).contains { $0.contains("twice") })
    }
}
