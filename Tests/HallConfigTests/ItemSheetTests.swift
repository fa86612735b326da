import Foundation
import HallConfig
import HallCore
import HallTestKit
import Testing

@Suite struct `the catalogue as a sheet` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private func catalogue() throws -> ItemSheet.Catalogue {
        let hall = try SettingsReader(root: Self.root).settings().hall
        return ItemSheet.Catalogue(departments: hall.departments, items: hall.items)
    }

    @Test func `is read back as it was written, with its mark and line ends for office programs`()
        throws
    {
        let catalogue = try catalogue()
        let text = ItemSheet.csv(catalogue)
        #expect(text.hasPrefix("\u{FEFF}部门编号,"))
        #expect(text.contains("\r\n"))
        let read = try ItemSheet.read(text)
        #expect(read.items == catalogue.items)
        #expect(Set(read.departments) == Set(catalogue.departments))
    }

    @Test func `R153 R154 says row and column of every cell that can't be read, and takes nothing`()
        throws
    {
        var text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        text = text.replacingOccurrences(of: ",20,5,", with: ",二十,50,")
            .replacingOccurrences(of: "《某法》第一条", with: "某法第一条")
        // The second material's provision is taken out.
        let last = try #require(text.range(of: "某法 第一条", options: .backwards))
        text.replaceSubrange(last, with: "")
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch {
            let places = error.faults.map { "\($0.row) \($0.column)" }
            #expect(
                places == [
                    "2 R（法定工作日）", "2 S（承诺工作日）", "2 O（依据）", "3 AB（材料依据）",
                ]
            )
        }
    }

    @Test func `is refused where a heading is missing or unknown`() throws {
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        let wrong = text.replacingOccurrences(of: "法定工作日", with: "法定天数")
        do {
            _ = try ItemSheet.read(wrong)
            Issue.record("it was read")
        } catch { #expect(error.faults.map(\.row) == [1, 1]) }
    }

    @Test func `hands no formula to a spreadsheet, and gives the text back`() throws {
        let risky = TestHall.item(materials: ["=HYPERLINK(\"甲\")"], isSample: true)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [risky]))
        #expect(text.contains("'=HYPERLINK"))
        #expect(try ItemSheet.read(text).items == [risky])
    }

    @Test func `is written into the hall's files, which say the same`() throws {
        let copy = NSTemporaryDirectory() + "quhao-sheet-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: copy) } catch {} }
        for folder in ["Config", "Devices", "Assets"] {
            try FileManager.default.copyItem(
                atPath: "\(Self.root)/\(folder)",
                toPath: "\(copy)/\(folder)"
            )
        }
        let catalogue = try catalogue()
        try CatalogueWriter.write(catalogue, into: copy)
        let read = try SettingsReader(root: copy).settings().hall
        #expect(Set(read.items) == Set(catalogue.items))
    }

    @Test func `R84 holds no licence that is not in the district's list`() throws {
        let copy = NSTemporaryDirectory() + "quhao-list-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Self.root + "/Config", toPath: copy + "-c")
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: copy) } catch {} }
        try FileManager.default.moveItem(atPath: copy + "-c", toPath: copy + "/Config")
        for folder in ["Devices", "Assets"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(copy)/\(folder)",
                withDestinationPath: "\(Self.root)/\(folder)"
            )
        }
        let path = copy + "/Config/licences.toml"
        let list = try String(contentsOfFile: path, encoding: .utf8)
        try list.replacingOccurrences(of: "\"MK-01\"", with: "\"ZZ-01\"")
            .write(toFile: path, atomically: true, encoding: .utf8)
        do {
            _ = try SettingsReader(root: copy).settings()
            Issue.record("it was read")
        } catch { #expect(error.faults.map(\.key) == ["item MK-01"]) }
    }

    @Test func `R2 takes no item that has one of its headings empty`() throws {
        let empty = Item(
            code: item.code,
            department: item.department,
            name: item.name,
            initials: item.initials,
            service: item.service,
            route: [],
            kind: .promised,
            doneAtOnce: false,
            online: false,
            basis: [],
            conditions: [],
            procedure: [],
            limit: Item.TimeLimit(statutoryDays: 20, promisedDays: 5, basis: ""),
            fee: Item.Fee(amount: "", basis: ""),
            materials: [
                Item.Material(name: "", form: "原件", copies: 1, issuer: "申请人", basis: "某法 第一条")
            ]
        )
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [empty]))
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch {
            #expect(
                Set(error.faults.map(\.column)) == [
                    "O（依据）", "P（条件）", "Q（程序）", "T（时限依据）", "U（收费）", "V（收费依据）",
                    "X（材料名称）",
                ]
            )
        }
    }

    @Test func `R157 takes no item of a sixth kind`() throws {
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
            .replacingOccurrences(of: "承诺件", with: "特办件")
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch { #expect(error.faults.map { "\($0.row) \($0.column)" } == ["2 K（类别）"]) }
    }

    private let department = Department(
        code: "test",
        name: Words(zh: "某部门", en: "A department"),
        authority: "某局"
    )
    private let item = TestHall.item()
}
