import Foundation
import HallConfig
import HallCore
import HallTestKit
import Testing

@Suite struct `the catalogue as a sheet` {
    private static let root = CopiedRoot.original

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
        // Parts of joint matters and the entry in the list stand in a department's file alone.
        let plain = catalogue.items.map {
            $0.with(subcases: [], official: Item.OfficialFacts())
        }
        #expect(read.items == plain)
        // Where its refusals are appealed against stands in a department's file alone.
        #expect(
            read.departments.sorted { $0.code < $1.code }
                == catalogue.departments.sorted { $0.code < $1.code }.map {
                    Department(code: $0.code, name: $0.name, authority: $0.authority)
                }
        )
    }

    @Test func `R153 R154 says row and column of every cell that can't be read, and takes nothing`()
        throws
    {
        var text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        text = text.replacingOccurrences(of: ",20个工作日,5,", with: ",二十,50,")
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
                    "2 R（法定期限）", "2 S（承诺工作日）", "2 O（依据）", "3 AB（材料依据）",
                ]
            )
        }
    }

    @Test func `is refused where a heading is missing or unknown`() throws {
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        let wrong = text.replacingOccurrences(of: "法定期限", with: "法定天数")
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
        let root = try CopiedRoot()
        var catalogue = try catalogue()
        catalogue.items = catalogue.items.map { $0.with(promisedDays: 1) }
        let draft = try CatalogueDraft(catalogue, for: root.path)
        defer { draft.leave() }
        #expect(draft.changed == catalogue.items.count)
        try draft.write()
        let read = try SettingsReader(root: root.path).settings().hall
        #expect(Set(read.items) == Set(catalogue.items))
    }

    @Test func `changes the items that it names, and no byte of anything else`() throws {
        let root = try CopiedRoot()
        let path = root.path + "/Config/items/market.toml"
        let before = "# 首批事项，2026 年\n" + (try String(contentsOfFile: path, encoding: .utf8))
        try before.write(toFile: path, atomically: true, encoding: .utf8)
        let hall = try SettingsReader(root: root.path).settings().hall
        let one = try #require(hall.item(ItemCode("MK-04")))
        let sheet = ItemSheet.Catalogue(
            departments: hall.departments.filter { $0.code == one.department },
            items: [one.with(promisedDays: 1)]
        )
        let text = ItemSheet.csv(sheet)
        let draft = try CatalogueDraft(ItemSheet.read(text), for: root.path)
        defer { draft.leave() }
        #expect(draft.changed == 1)
        try draft.write()
        let after = try String(contentsOfFile: path, encoding: .utf8)
        let read = try SettingsReader(root: root.path).settings().hall
        #expect(read.items.count == hall.items.count)
        for item in hall.items where item.code != one.code {
            #expect(read.item(item.code) == item)
        }
        #expect(read.item(one.code)?.limit.promisedDays == 1)
        // The block of the item is anew; before and behind it every byte is as it was.
        let mark = "code = \"MK-04\""
        let head = try #require(before.range(of: mark)).lowerBound
        #expect(
            after.hasPrefix(
                before[..<head].split(separator: "[[item]]").dropLast().joined(
                    separator: "[[item]]"
                )
            )
        )
        let tail = try #require(before.range(of: "code = \"MK-05\"")).lowerBound
        #expect(after.hasSuffix(before[tail...]))
        // What else is said of it is still said.
        let block = try #require(
            after.components(separatedBy: "[[item]]").first { $0.contains("'MK-04'") }
        )
        #expect(block.contains("applicants"))
        // The same sheet again changes nothing.
        #expect(try CatalogueDraft(ItemSheet.read(text), for: root.path).changed == 0)
    }

    /// CN-01 is the last one of its department.
    @Test(arguments: ["MK-04", "CN-01"])
    func `moves an item to another department's file, as it stood, and leaves it in no other`(
        code: String
    ) throws {
        let root = try CopiedRoot()
        let hall = try SettingsReader(root: root.path).settings().hall
        let one = try #require(hall.item(ItemCode(code)))
        let sheet = ItemSheet.Catalogue(
            departments: hall.departments.filter { $0.code == "hr" },
            items: [one.with(department: "hr")]
        )
        let draft = try CatalogueDraft(ItemSheet.read(ItemSheet.csv(sheet)), for: root.path)
        defer { draft.leave() }
        try draft.write()
        let read = try SettingsReader(root: root.path).settings().hall
        #expect(read.items.count == hall.items.count)
        #expect(read.item(one.code)?.department == "hr")
        let file = root.path + "/Config/items/hr.toml"
        let blocks = try String(contentsOfFile: file, encoding: .utf8)
            .components(separatedBy: "[[item]]")
        #expect(blocks.last?.contains("applicants") == true)
    }

    @Test func `understands codes in any width, whatever stands between them`() throws {
        let dotted = TestHall.item("T.1-食").with(route: ["B", "C", "B"])
        var text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [dotted]))
        for (written, typed) in [
            ("B C B", "ｂ、Ｃ Ｂ"), ("\r\ntest,", "\r\nｔｅｓｔ ,"), (",T.1-食,", ",ｔ．１－食,"),
        ] {
            #expect(text.contains(written))
            text = text.replacingOccurrences(of: written, with: typed)
        }
        let read = try ItemSheet.read(text)
        #expect(read.items.map(\.code) == [dotted.code])
        #expect(read.items[0].route == dotted.route)
        #expect(read.items[0].department == "test")
        #expect(read.departments.map(\.code) == ["test"])
    }

    @Test func `takes no notice of spaces around a cell, nor of the width of letters`() throws {
        var text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        for (written, typed) in [
            (",承诺件,", ", 承诺件\u{A0},"), (",syxk,", ",ＳＹＸＫ ,"), (",试验许可,", ",　试验许可 ,"),
            (",申请书,", ", 申请书,"), (",否,", ",否 ,"),
        ] {
            #expect(text.contains(written))
            text = text.replacingOccurrences(of: written, with: typed)
        }
        var read = try #require(try ItemSheet.read(text).items.first)
        read.confirmation = item.confirmation
        #expect(read == item)
    }

    @Test(arguments: ["不收费", "免费", "0", "０元", " 免 费 "])
    func `knows that nothing is charged, in whatever words`(typed: String) throws {
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
        #expect(text.contains(",不收费,"))
        let read = try ItemSheet.read(text.replacingOccurrences(of: ",不收费,", with: ",\(typed),"))
        #expect(read.items.map(\.fee.amount) == [nil])
    }

    @Test(arguments: [",无,", ",—,", ",/,"])
    func `asks what is charged where a cell says neither`(typed: String) throws {
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [item]))
            .replacingOccurrences(of: ",不收费,", with: typed)
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch { #expect(error.faults.map { "\($0.row) \($0.column)" } == ["2 U（收费）"]) }
    }

    @Test(arguments: [["A"], ["B", "B"], ["B", "A", "A"]])
    func `names a service to which a visitor would be sent from itself`(route: [String]) throws {
        let twice = item.with(route: route)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [twice]))
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch { #expect(Set(error.faults.map(\.column)) == ["J（后续业务）"]) }
    }

    @Test func `is read in UTF-8, UTF-16 and GB 18030, as office programs save it`() throws {
        let rare = TestHall.item(materials: ["营业执照㐂𠮷"], isSample: true)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [rare]))
        let plain = String(text.dropFirst())
        let files: [Data] = [
            Data(text.utf8), Data(plain.utf8), utf16(text, isBig: false), utf16(text, isBig: true),
            utf16(plain, isBig: false), utf16(plain, isBig: true), try gb18030(plain),
        ]
        for data in files {
            let read = try #require(OfficeText.read(data))
            #expect(try ItemSheet.read(read).items == [rare])
        }
        #expect(OfficeText.read(Data([0xFF, 0xFF, 0x80, 0x22])) == nil)
    }

    @Test func `tells of a line break inside a cell, and writes one row for it`() throws {
        let broken = TestHall.item(materials: ["申请书\r\n原件"], isSample: true)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [broken]))
        // One head, one row, and the line end within quotation marks.
        #expect(text.contains("\"申请书\r\n原件\""))
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch {
            #expect(error.faults.map(\.row) == [2])
            #expect(error.faults.first?.sentence.contains("换行") == true)
        }
    }

    @Test func `quotes by scalars: an accent behind a quotation mark is no part of it`() throws {
        let odd = TestHall.item(materials: ["甲\"\u{301}乙,丙\u{301}"], isSample: true)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [odd]))
        #expect(try ItemSheet.read(text).items == [odd])
    }

    @Test(arguments: ["\u{0}", "\u{7}", "\u{202E}", "\u{E000}"])
    func `takes no cell with what can't be printed`(character: String) throws {
        let risky = TestHall.item(materials: ["甲\(character)乙"], isSample: true)
        let text = ItemSheet.csv(ItemSheet.Catalogue(departments: [department], items: [risky]))
        do {
            _ = try ItemSheet.read(text)
            Issue.record("it was read")
        } catch { #expect(error.faults.map(\.column) == ["X（材料名称）"]) }
    }

    private func utf16(_ text: String, isBig: Bool) -> Data {
        Data(
            text.utf16.flatMap { unit in
                let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                return isBig ? pair.reversed() : pair
            }
        )
    }

    private func gb18030(_ text: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/iconv")
        process.arguments = ["-f", "UTF-8", "-t", "GB18030"]
        let (into, out) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (into, out)
        try process.run()
        try into.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try into.fileHandleForWriting.close()
        let data = try out.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
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

extension Item {
    /// The same with another promise, in another department or with other services behind its own.
    func with(
        promisedDays days: Int? = nil,
        department other: String? = nil,
        route codes: [String]? = nil
    ) -> Item {
        Item(
            code: code,
            department: other ?? department,
            name: name,
            initials: initials,
            service: service,
            route: codes?.map { ServiceCode($0) } ?? route,
            kind: kind,
            doneAtOnce: doneAtOnce,
            online: online,
            basis: basis,
            conditions: conditions,
            procedure: procedure,
            limit: TimeLimit(
                statutory: limit.statutory,
                promisedDays: doneAtOnce ? 0 : days ?? limit.promisedDays,
                basis: limit.basis + (days == nil ? "" : "；试行"),
                counting: limit.counting,
                excluded: limit.excluded,
                sizes: limit.sizes
            ),
            fee: fee,
            materials: materials,
            type: type,
            guide: guide,
            applicants: applicants,
            promises: promises,
            subcases: subcases,
            official: official
        )
    }
}
