/// The form of the signed bytes: a line a field, `key`, a tab, the value; a value's own tabs,
/// line ends and backslashes are escaped. UTF-8, lines end in `\n`, fields in a fixed order.
package enum CanonicalText {
    static let head = "quhao-notice/1"

    /// A key and its values, each behind a tab.
    static func row(_ key: String, _ values: [String]) -> String {
        key + "\t" + values.map(escaped).joined(separator: "\t") + "\n"
    }

    static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= UInt8(ascii: " ") && $0 != UInt8(ascii: "\\") }
        guard !isPlain else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `nil` where an escape is none of ours.
    package static func unescaped(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "\\": result += "\\"
            case "n": result += "\n"
            case "r": result += "\r"
            case "t": result += "\t"
            default: return nil
            }
        }
        return result
    }
}

/// Goes through the lines of a canonical text.
struct CanonicalReader {
    private var lines: ArraySlice<Substring.UTF8View>

    init(_ text: String, head: String) {
        let rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines = rows[...]
        if let first = lines.first, first.elementsEqual(head.utf8) { lines.removeFirst() }
    }

    /// The next line's values, where it has this key and as many of them.
    mutating func take(_ key: String, _ count: Int) -> [String]? {
        guard let line = lines.first else { return nil }
        let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard let first = columns.first, first.elementsEqual(key.utf8), columns.count == count + 1
        else { return nil }
        let values = columns.dropFirst().compactMap { CanonicalText.unescaped(Substring($0)) }
        guard values.count == count else { return nil }
        lines.removeFirst()
        return values
    }

    mutating func all(_ key: String) -> [String] {
        var values: [String] = []
        while let value = take(key, 1) { values.append(value[0]) }
        return values
    }

    /// The lines with this key and as many values.
    mutating func rows(_ key: String, _ count: Int) -> [[String]] {
        var rows: [[String]] = []
        while let values = take(key, count) { rows.append(values) }
        return rows
    }
}
