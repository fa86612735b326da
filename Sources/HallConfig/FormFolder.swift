import Foundation
package import HallCore
import HallFlow

/// `Assets/forms/ITEM/{blank,sample}.pdf`: forms that a hall puts there itself, or has made of
/// `form.toml` (``FormSheet``).
package struct FormFolder: FormShelf {
    private let root: String
    /// ``PrintingSettings/formMegabytesMax``
    private let megabytesMax: Int

    /// - Parameters:
    ///   - root: the folder that holds `Assets/`.
    ///   - megabytesMax: of a file.
    package init(root: String, megabytesMax: Int) {
        self.root = root
        self.megabytesMax = megabytesMax
    }

    package static let folder = "Assets/forms"

    package func path(of item: ItemCode, _ kind: FormKind) -> String {
        "\(root)/\(Self.folder)/\(item)/\(kind.rawValue).pdf"
    }

    package func pdf(of item: ItemCode, _ kind: FormKind) -> [UInt8]? {
        // A code is no way out of the folder.
        guard item.text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        return FileManager.default.contents(atPath: path(of: item, kind)).map { [UInt8]($0) }
    }

    /// Which forms there are of each item; what is none is a fault.
    func forms(of items: [Item], faults: FaultList) -> [ItemCode: [FormKind]] {
        var found: [ItemCode: [FormKind]] = [:]
        // A hall may have none, and may have some of an item that it has no longer: `items gaps`
        // says so.
        let names = names
        for item in items where names.contains(item.code.text) {
            let kinds = FormKind.allCases.filter { check(item.code, $0, faults) }
            if !kinds.isEmpty { found[item.code] = kinds }
        }
        return found
    }

    /// The items' codes that have a folder here.
    package var names: Set<String> {
        do {
            let all = try FileManager.default.contentsOfDirectory(
                atPath: "\(root)/\(Self.folder)"
            )
            return Set(all.filter { !$0.hasPrefix(".") })
        } catch { return [] }
    }

    private func check(_ item: ItemCode, _ kind: FormKind, _ faults: FaultList) -> Bool {
        let path = path(of: item, kind)
        guard FileManager.default.fileExists(atPath: path) else { return false }
        let file = "\(Self.folder)/\(item)/\(kind.rawValue).pdf"
        guard let pdf = pdf(of: item, kind), pdf.starts(with: Array("%PDF-".utf8)) else {
            faults.add(file, "", "can't be read, or is no PDF")
            return false
        }
        guard pdf.count <= megabytesMax << 20 else {
            faults.add(file, "", "is larger than \(megabytesMax) MB")
            return false
        }
        return true
    }
}

extension FormFolder {
    /// Reads `form.toml`; `nil` where there is none, since a hall may have a PDF of its own.
    ///
    /// - Throws: ``ConfigFaults``, all there are.
    package func sheet(of item: ItemCode) throws(ConfigFaults) -> FormSheet? {
        let name = "\(Self.folder)/\(item)/form.toml"
        guard FileManager.default.fileExists(atPath: "\(root)/\(name)") else { return nil }
        let reader = SettingsReader(root: root)
        let sheet = reader.file(name).map { Self.sheet($0) }
        guard let sheet, reader.faults.faults.isEmpty else {
            throw ConfigFaults(faults: reader.faults.faults)
        }
        return sheet
    }

    private static func sheet(_ section: Section) -> FormSheet {
        let rows = section.sections("row", atLeast: 1).map { row in
            let fields = row.sections("field", atLeast: 1).map { field in
                let read = FormSheet.Field(
                    label: field.line("label"),
                    sample: field.string("sample")
                )
                field.finish()
                return read
            }
            let lines = row.int("lines", in: 1...12, or: 1)
            row.finish()
            return FormSheet.Row(fields: fields, lines: lines)
        }
        let sheet = FormSheet(
            title: section.line("title"),
            note: section.string("note"),
            rows: rows,
            declaration: section.string("declaration"),
            office: section.strings("office", atLeast: 0, or: [])
        )
        section.finish()
        return sheet
    }
}
