import Foundation
import HallConfig
import HallCore
import HallTestKit
import Testing

/// 空白表格、示范文本 (R3, R70): what lies ready for visitors.
@Suite struct `the forms of an item` {
    private let root: CopiedRoot

    init() throws { root = try CopiedRoot() }

    private func settings() throws -> Settings { try SettingsReader(root: root.path).settings() }

    private func faults() throws -> [String] {
        do throws(ConfigFaults) {
            _ = try SettingsReader(root: root.path).settings()
            return []
        } catch { return error.faults.map { "\($0.file): \($0.sentence)" } }
    }

    @Test func `R3 R70 lie ready as a blank and as a sample for six items at least`() throws {
        let settings = try settings()
        let whole = settings.hall.forms.filter { $0.value == FormKind.allCases }
        #expect(whole.count >= 6)
        for (item, kinds) in settings.hall.forms {
            for kind in kinds {
                let pdf = try #require(settings.forms.pdf(of: item, kind))
                #expect(pdf.starts(with: Array("%PDF-".utf8)), "\(item) \(kind)")
            }
        }
    }

    @Test func `that are no PDF are a fault of the hall, and a lone blank is told as what it is`()
        throws
    {
        let folder = "\(root.path)/Assets/forms/MK-01"
        try FileManager.default.removeItem(atPath: "\(folder)/sample.pdf")
        #expect(try settings().hall.forms[ItemCode("MK-01")] == [.blank])
        try Data("x".utf8).write(to: URL(filePath: "\(folder)/sample.pdf"))
        #expect(
            try faults() == ["Assets/forms/MK-01/sample.pdf: can't be read, or is no PDF"]
        )
        try FileManager.default.removeItem(atPath: "\(root.path)/Assets/forms")
        #expect(try settings().hall.forms.isEmpty)
    }

    @Test func `are found by an item's code and by no path`() throws {
        let forms = try settings().forms
        #expect(forms.pdf(of: ItemCode("MK-01"), .blank) != nil)
        for code in ["../forms/MK-01", "MK-01/../MK-01", "", ".", "NO-1"] {
            #expect(forms.pdf(of: ItemCode(code), .blank) == nil, "\(code)")
        }
    }

    @Test func `stand in the guide`() throws {
        let hall = try settings().hall
        let item = try #require(hall.item(ItemCode("MK-01")))
        let guide = item.guide(in: hall, on: "2026-11-23")
        let part = guide.parts.first { $0.heading == "表格" }
        #expect(part?.lines == ["空白表格、示范文本：导询台、取号机免费打印"])
        // What can't be printed here is not promised.
        try root.edit("Config/hall.toml", "forms = [\"a4\"]", "forms = [\"kiosk\"]")
        let settings = try settings()
        let other = item.guide(in: settings.hall, on: "2026-11-23")
        #expect(other.parts.first { $0.heading == "表格" }?.lines == ["请到导询台领取，免费"])
        #expect(settings.unsettled.contains { $0.sentence.contains("印不了表格") })
    }

    @Test func `name the row of a sheet that is not right`() throws {
        try root.edit("Assets/forms/MK-01/form.toml", "lines = 2", "lines = 40")
        let forms = try settings().forms
        #expect(throws: ConfigFaults.self) { try forms.sheet(of: ItemCode("MK-01")) }
    }
}
