import Foundation
import HallCore
import TOMLKit

/// `Config/items/` with a sheet's items put into it, in a root of its own until it is written: what
/// the sheet does not name, other items, comments and keys, stays as it is to the byte.
package struct CatalogueDraft {
    /// A root like the hall's, with the new files.
    package let root: String
    /// Items that are new or other than they were.
    package let changed: Int
    private let target: String
    private let files: [String: String]

    /// - Throws: the system's error, where the root can't be read or copied.
    package init(_ catalogue: ItemSheet.Catalogue, for target: String) throws {
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
        let folder = "\(root)/Config/items"
        var files = try Self.files(in: folder)
        let before = files.mapValues(\.text)
        var changed = 0
        for department in catalogue.departments {
            let name = files.first { $0.value.department == department.code }?.key
            let place = name ?? "\(department.code).toml"
            var file = try files[place] ?? ItemFile("")
            try file.demandWhole(place)
            try file.set(department)
            for item in catalogue.items where item.department == department.code {
                // One that has changed its department is in one file alone, as it stood in the
                // other.
                var moved: String?
                for other in files.keys where other != place {
                    moved = files[other]?.remove(item.code) ?? moved
                }
                changed += try file.set(item, moved: moved) ? 1 : 0
            }
            files[place] = file
        }
        let after = files.mapValues(\.text).filter { before[$0.key] != $0.value }
        for (name, text) in after {
            try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        (self.files, self.changed) = (after, changed)
    }

    /// Puts the files into the hall's own folder.
    ///
    /// - Throws: the system's error; each file is its old or its new self then, and none is torn.
    package func write() throws {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try text.write(
                toFile: "\(target)/Config/items/\(name)",
                atomically: true,
                encoding: .utf8
            )
        }
    }

    package func leave() {
        do { try FileManager.default.removeItem(atPath: root) } catch {
            // A temporary folder that stays is the machine's to clear.
        }
    }

    private static func files(in folder: String) throws -> [String: ItemFile] {
        var files: [String: ItemFile] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".toml") {
            files[name] = try ItemFile(String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        }
        return files
    }
}

/// One file of items as text: its head, and a block for each `[[item]]`.
private struct ItemFile {
    private var head = ""
    private var blocks: [String] = []
    /// The code of each block's item.
    private var codes: [String?] = []
    /// As many blocks as a reader of TOML finds items.
    private var isWhole = false
    private(set) var department: String?

    /// - Throws: what a reader of TOML says of it.
    init(_ text: String) throws {
        let table = try TOMLTable(whole: text)
        department = table["department"]?.table?["code"]?.string
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
        isWhole = blocks.count == table["item"]?.array?.count ?? 0
        guard isWhole else { return }
        codes = try blocks.map { try Self.table(of: $0)?["code"]?.string }
    }

    /// A comment, or an empty line.
    private static func isComment(_ line: String) -> Bool {
        let words = line.drop { $0 == " " || $0 == "\t" }
        return words.first == "#" || words.allSatisfy(\.isWhitespace)
    }

    /// What a block says of its item.
    private static func table(of block: String) throws -> TOMLTable? {
        try TOMLTable(whole: block)["item"]?.array?.first?.table
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

    /// - Throws: where this file is cut otherwise than a reader of TOML reads it: it is not touched
    ///   then.
    func demandWhole(_ name: String) throws {
        guard isWhole else {
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
    ///
    /// - Returns: its block; `nil` where it is not here.
    mutating func remove(_ code: ItemCode) -> String? {
        guard let place = codes.firstIndex(of: code.text) else { return nil }
        codes.remove(at: place)
        return blocks.remove(at: place)
    }

    var text: String { head + blocks.joined() }

    mutating func set(_ department: Department) throws {
        let known = try head.isEmpty ? nil : TOMLTable(whole: head)["department"]?.table
        let isSame =
            known?["name"]?.table?["zh"]?.string == department.name.zh
            && known?["name"]?.table?["en"]?.string == department.name.en
            && known?["authority"]?.string == department.authority
        if !isSame { head = CatalogueWriter.head(of: department, keeping: known) + "\n" }
    }

    /// - Parameter moved: its block in the file of another department.
    /// - Returns: whether the item is new or other than it was.
    mutating func set(_ item: Item, moved: String?) throws -> Bool {
        if let place = codes.firstIndex(of: item.code.text) {
            guard try !isSame(blocks[place], item) else { return false }
            blocks[place] = try Self.block(of: item, for: blocks[place])
            return true
        }
        if let last = blocks.indices.last, !blocks[last].hasSuffix("\n") { blocks[last] += "\n" }
        blocks.append(
            try moved.map { try Self.block(of: item, for: $0) }
                ?? "\n" + CatalogueWriter.text(of: item)
        )
        codes.append(item.code.text)
        return true
    }

    /// The item as it is now, below the comment that it had.
    private static func block(of item: Item, for old: String) throws -> String {
        let above = lines(of: old).prefix { isComment($0) }
        return above.joined() + CatalogueWriter.text(of: item, keeping: try table(of: old)) + "\n"
    }

    private func isSame(_ block: String, _ item: Item) throws -> Bool {
        guard let table = try Self.table(of: block) else { return false }
        let faults = FaultList()
        let section = Section(file: "", path: "item", table: table, faults: faults)
        let known = CatalogueReader.item(section, of: item.department)
        let alike = item.keeping(known)
        return faults.faults.isEmpty && alike == known
    }
}
