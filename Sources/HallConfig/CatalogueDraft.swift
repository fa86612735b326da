import Foundation
import HallCore
import TOMLKit

/// `Config/items/` with a sheet's items put into it, in a root of its own until it is written: what the
/// sheet does not name, other items, comments and keys, stays as it is to the byte.
public struct CatalogueDraft {
    /// A root like the hall's, with the new files.
    public let root: String
    /// Items that are new or other than they were.
    public let changed: Int
    private let target: String
    private let files: [String: String]

    /// - Throws: the system's error, where the root can't be read or copied.
    public init(_ catalogue: ItemSheet.Catalogue, for target: String) throws {
        self.target = target
        let manager = FileManager.default
        root = NSTemporaryDirectory() + "quhao-draft-\(UUID().uuidString)"
        try manager.createDirectory(
            atPath: root,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        for folder in ["Config", "Devices", "Assets"] {
            // What stands behind a link is copied: the draft changes nothing of the hall's.
            let source = URL(filePath: "\(target)/\(folder)").resolvingSymlinksInPath().path
            try manager.copyItem(atPath: source, toPath: "\(root)/\(folder)")
        }
        var files: [String: String] = [:]
        var changed = 0
        let places = try Self.places(in: "\(root)/Config/items")
        for department in catalogue.departments {
            let name = places[department.code] ?? "\(department.code).toml"
            let path = "\(root)/Config/items/\(name)"
            let old =
                places[department.code] == nil
                ? "" : try String(contentsOfFile: path, encoding: .utf8)
            var file = ItemFile(old)
            try file.demandWhole(name)
            try file.set(department)
            for item in catalogue.items {
                // An item that has changed its department is in one file alone.
                if item.department == department.code {
                    changed += try file.set(item) ? 1 : 0
                } else {
                    try file.remove(item.code)
                }
            }
            guard file.text != old else { continue }
            files[name] = file.text
            try file.text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        for (code, name) in places where !catalogue.departments.contains(where: { $0.code == code })
        {
            let path = "\(root)/Config/items/\(name)"
            let old = try String(contentsOfFile: path, encoding: .utf8)
            var file = ItemFile(old)
            for item in catalogue.items { try file.remove(item.code) }
            guard file.text != old else { continue }
            files[name] = file.text
            try file.text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        (self.files, self.changed) = (files, changed)
    }

    /// Puts the files into the hall's own folder.
    ///
    /// - Throws: the system's error; each file is its old or its new self then, and none is torn.
    public func write() throws {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try text.write(
                toFile: "\(target)/Config/items/\(name)",
                atomically: true,
                encoding: .utf8
            )
        }
    }

    public func leave() {
        do { try FileManager.default.removeItem(atPath: root) } catch {
            // A temporary folder that stays is the machine's to clear.
        }
    }

    /// Each department's file.
    private static func places(in folder: String) throws -> [String: String] {
        var places: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".toml") {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            if let code = try TOMLTable(string: text)["department"]?.table?["code"]?.string {
                places[code] = name
            }
        }
        return places
    }
}

/// One file of items as text: its head, and a block for each `[[item]]`.
private struct ItemFile {
    private var head: String
    private var blocks: [String] = []

    init(_ text: String) {
        head = ""
        // Comments and empty lines above an item are the item's.
        var above = ""
        for line in Self.lines(of: text) {
            let words = line.drop { $0 == " " || $0 == "\t" }
            if words.filter({ $0 != " " }).hasPrefix("[[item]]") {
                blocks.append(above + line)
                above = ""
            } else if Self.isComment(line) {
                above += line
            } else {
                add(above + line)
                above = ""
            }
        }
        add(above)
    }

    /// A comment, or an empty line.
    private static func isComment(_ line: String) -> Bool {
        let words = line.drop { $0 == " " || $0 == "\t" }
        return words.first == "#" || words.allSatisfy(\.isWhitespace)
    }

    /// What a block says of its item.
    private static func table(of block: String) throws -> TOMLTable? {
        try TOMLTable(string: block)["item"]?.array?.first?.table
    }

    private mutating func add(_ text: String) {
        if let last = blocks.indices.last { blocks[last] += text } else { head += text }
    }

    /// Each with its end, also where that is CR and LF, which are one character together.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            line.append(scalar)
            guard scalar == "\n" else { continue }
            lines.append(String(line))
            line = String.UnicodeScalarView()
        }
        return line.isEmpty ? lines : lines + [String(line)]
    }

    /// The items that the file has, by a reader of TOML: as many as there are blocks, or it is not touched.
    private static func count(in text: String) throws -> Int {
        try TOMLTable(string: text)["item"]?.array?.count ?? 0
    }

    /// - Throws: where this file is cut otherwise than a reader of TOML reads it.
    func demandWhole(_ name: String) throws {
        guard try Self.count(in: text) == blocks.count else {
            throw ConfigFaults(
                faults: [
                    ConfigFault(
                        file: "Config/items/\(name)",
                        key: "",
                        sentence: "has items that do not stand as [[item]] on a line of their own"
                    )
                ]
            )
        }
    }

    /// Takes an item out that now belongs to another department's file.
    mutating func remove(_ code: ItemCode) throws {
        try blocks.removeAll { try Self.table(of: $0)?["code"]?.string == code.text }
    }

    var text: String { head + blocks.joined() }

    mutating func set(_ department: Department) throws {
        let known = try head.isEmpty ? nil : TOMLTable(string: head)["department"]?.table
        let isSame =
            known?["name"]?.table?["zh"]?.string == department.name.zh
            && known?["name"]?.table?["en"]?.string == department.name.en
            && known?["authority"]?.string == department.authority
        if !isSame { head = CatalogueWriter.head(of: department) + "\n" }
    }

    /// - Returns: whether the item is new or other than it was.
    mutating func set(_ item: Item) throws -> Bool {
        let place = try blocks.firstIndex {
            try Self.table(of: $0)?["code"]?.string == item.code.text
        }
        guard let place else {
            if let last = blocks.indices.last, !blocks[last].hasSuffix("\n") {
                blocks[last] += "\n"
            }
            blocks.append("\n" + CatalogueWriter.text(of: item))
            return true
        }
        guard try !isSame(blocks[place], item) else { return false }
        // The comment above it stays.
        let text = CatalogueWriter.text(of: item, keeping: try Self.table(of: blocks[place]))
        let above = Self.lines(of: blocks[place]).prefix { Self.isComment($0) }
        blocks[place] = above.joined() + text + "\n"
        return true
    }

    private func isSame(_ block: String, _ item: Item) throws -> Bool {
        guard let table = try Self.table(of: block) else { return false }
        let faults = FaultList()
        let section = Section(file: "", path: "item", table: table, faults: faults)
        let known = CatalogueReader.item(section, of: item.department)
        return faults.faults.isEmpty && known == item
    }
}
