/// Where each key of a TOML file stands (TOML 1.0: keys, tables, arrays of tables): the reader of
/// values tells no lines, and whoever mends a file looks for one.
struct TOMLLines {
    private var lines: [String: Int] = [:]
    /// Each line with what is said in it, such as `code = "MK-01"`.
    private var values: [(line: Int, key: String, value: String)] = []

    init(_ text: String) {
        var prefix = ""
        var counts: [String: Int] = [:]
        var quotes: String?
        // By scalars: CR and LF are one character together.
        let rows = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, row) in rows.enumerated() {
            let line = Substring(row)
            // Inside a text of several lines nothing is a key.
            if let open = quotes {
                if line.contains(open) { quotes = nil }
                continue
            }
            let content = line.drop { $0 == " " || $0 == "\t" }
            if content.hasPrefix("[["), let end = content.range(of: "]]") {
                let name = Self.names(content[content.index(content.startIndex, offsetBy: 2)..<end])
                let parent = Self.place(of: name.dropLast(), counts)
                let path = Self.joined(parent, name.last ?? "")
                counts[path, default: 0] += 1
                prefix = "\(path)[\(counts[path] ?? 1)]"
                lines[prefix] = index + 1
            } else if content.hasPrefix("["), let end = content.firstIndex(of: "]") {
                let name = Self.names(content[content.index(after: content.startIndex)..<end])
                prefix = Self.place(of: name[...], counts)
                lines[prefix] = index + 1
            } else if let equals = content.firstIndex(of: "="), !content.hasPrefix("#") {
                let name = Self.names(content[..<equals])
                let path = name.reduce(prefix) { Self.joined($0, $1) }
                if lines[path] == nil { lines[path] = index + 1 }
                let value = String(content[content.index(after: equals)...].drop { $0 == " " })
                values.append((index + 1, name.last ?? "", value))
                for quote in ["\"\"\"", "'''"]
                where value.hasPrefix(quote) && !value.dropFirst(3).contains(quote) {
                    quotes = quote
                }
            }
        }
    }

    /// The line of a key such as `item[2].material[1].name`, else of what it stands in; `nil` where
    /// there is none.
    func line(of key: String) -> Int? {
        var path = Substring(key)
        while !path.isEmpty {
            if let line = lines[String(path)] { return line }
            // `basis[2]` of a list in brackets stands where `basis` does.
            if path.hasSuffix("]"), let open = path.lastIndex(of: "[") {
                path = path[..<open]
            } else if let dot = path.lastIndex(of: ".") {
                path = path[..<dot]
            } else {
                return nil
            }
        }
        return nil
    }

    /// The line on which a table says what it is called: `MK-01`, a window's number, a name.
    func line(naming name: String) -> Int? {
        values.first { value in
            ["code", "number", "name", "badge"].contains(value.key)
                && (value.value.hasPrefix("\"\(name)\"") || value.value == name
                    || value.value.hasPrefix(name + " "))
        }?.line
    }

    /// Tables of lists stand in their last one.
    private static func place(of names: ArraySlice<String>, _ counts: [String: Int]) -> String {
        names.reduce("") { path, name in
            let inner = joined(path, name)
            return counts[inner].map { "\(inner)[\($0)]" } ?? inner
        }
    }

    private static func joined(_ path: String, _ name: String) -> String {
        path.isEmpty ? name : "\(path).\(name)"
    }

    private static func names(_ text: Substring) -> [String] {
        text.split(separator: ".").map { name in
            String(name.filter { !" \t\"'".contains($0) })
        }
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Index? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(text) { return place }
            place = index(after: place)
        }
        return nil
    }
}
