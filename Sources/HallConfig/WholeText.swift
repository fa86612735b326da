import TOMLKit

/// A text that TOMLKit would cut off: its strings end at NUL, and what stands behind one is lost
/// unsaid.
struct CutText: Error, CustomStringConvertible {
    let line: Int

    var description: String {
        "has a NUL (a byte 0, or \\u0000) in line \(line): the file is damaged, or it was typed"
    }
}

extension TOMLTable {
    /// All of `text`.
    ///
    /// - Throws: ``CutText`` where a part of it would be lost, else what TOMLKit throws.
    convenience init(whole text: String) throws {
        // Lines are counted by their scalars: a carriage return and a line feed are one character.
        var line = 1
        var slashes = 0
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\n" { line += 1 }
            let isEscape = slashes % 2 == 1
            slashes = scalar == "\\" ? slashes + 1 : 0
            let isNull =
                scalar == "\0"
                || isEscape && scalar == "u" && scalars.starts(with: "0000".unicodeScalars)
                || isEscape && scalar == "U" && scalars.starts(with: "00000000".unicodeScalars)
            if isNull { throw CutText(line: line) }
        }
        try self.init(string: text)
    }
}
