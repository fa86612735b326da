/// Typed text, folded for comparing and finding: the same name, code or number typed with another
/// keyboard is the same. What is printed and signed stays as it was confirmed.
///
/// Folded away are width and other compatibility forms (UAX 15, NFKD), CJK compatibility ideographs
/// and Kangxi radicals, the order of combining marks, private use characters of GB 18030 that have
/// a standard code point, upper and lower case, the forms of dots, dashes, brackets and quotation
/// marks, and all spaces, controls and invisible characters.
package enum FoldedText {
    /// The key by which typed texts are compared. Two texts with one key are one to a reader.
    package static func key(of text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            for plain in decomposed(radicals[scalar.value] ?? standard(for: scalar) ?? scalar)
            where !isInvisible(plain) {
                let next = alike(plain)
                // Two dots in a row are one that was typed twice.
                if next == ["·"], scalars.last == "·" { continue }
                scalars.append(contentsOf: next)
            }
        }
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: inCanonicalOrder(scalars))
        return String(folded)
    }

    /// A number, code or serial as it is typed or scanned: `Ｃ００１ ` is `C001`, `mk－01` is `MK-01`.
    package static func code(_ text: String) -> String { key(of: text) }

    /// A telephone number by its digits, without the country's prefix; other contacts by their key.
    package static func contact(_ text: String) -> String {
        let key = key(of: text)
        let digits = key.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 7, key.allSatisfy({ digitsAndSigns.contains($0) }) else { return key }
        var number = Substring(digits)
        let isAbroad = key.hasPrefix("+") || key.hasPrefix("(+")
        if number.hasPrefix("0086") {
            number = number.dropFirst(4)
        } else if number.hasPrefix("86"), isAbroad || number.count == 13 {
            number = number.dropFirst(2)
        }
        // Before an area code a nought is dialled within the country, and none from abroad.
        while number.hasPrefix("0"), number.count > 7 { number = number.dropFirst() }
        return String(number)
    }

    /// The standard character of a private one of GB 18030; `nil` where it is none, or has none.
    package static func standard(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard isPrivate(scalar) else { return nil }
        return privateUse[scalar.value]?.first.flatMap(Unicode.Scalar.init)
    }

    /// Of a private use area: what it looks like depends on the machine's own fonts.
    package static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .privateUse
    }

    // MARK: One scalar

    private static let digitsAndSigns = Set("0123456789+-()·")
    private static let compatibility = table(compatibilityTable)
    private static let privateUse = table(privateUseTable)
    /// Radicals for the ideographs that they look like.
    private static let radicals = table(radicalTable).compactMapValues {
        $0.first.flatMap(Unicode.Scalar.init)
    }

    private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        guard scalar.value >= 0x80 else { return [scalar] }
        if (0xAC00...0xD7A3).contains(scalar.value) { return jamo(of: scalar.value - 0xAC00) }
        return compatibility[scalar.value]?.compactMap(Unicode.Scalar.init) ?? [scalar]
    }

    /// A Hangul syllable by its arithmetic (The Unicode Standard, 3.12).
    private static func jamo(of index: UInt32) -> [Unicode.Scalar] {
        let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
        return parts.prefix(index % 28 == 0 ? 2 : 3).compactMap(Unicode.Scalar.init)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        // A braille cell without a dot is a space to the eye.
        return scalar == "\u{2800}" || properties.isWhitespace
            || properties.isDefaultIgnorableCodePoint
            || properties.generalCategory == .control || properties.generalCategory == .format
    }

    /// What one scalar stands for among those that a reader takes for it; letters in upper case.
    private static func alike(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar {
        case "ㆍ", "◦", "⦁", "ꞏ", "ᆞ", ".", "•", "‧", "∙", "⋅", "・", "·", "᛫", "⸱", "⸳", "●", "。":
            ["·"]
        case "‐", "‑", "‒", "–", "—", "―", "−", "⁃", "﹘": ["-"]
        case "[", "{", "〔", "【", "〖", "「", "『", "〈", "《", "〘", "〚", "⟨", "〝": ["("]
        case "]", "}", "〕", "】", "〗", "」", "』", "〉", "》", "〙", "〛", "⟩", "〞": [")"]
        case "\"", "`", "´", "‘", "’", "‚", "“", "”", "„", "′", "″": ["'"]
        case "〇": ["○"]
        case "\u{0}"..."\u{7F}":
            [("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) - 32) : scalar]
        default: digit(scalar) ?? Array(scalar.properties.uppercaseMapping.unicodeScalars)
        }
    }

    /// A decimal digit of any script as the digit that it is.
    private static func digit(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
            let digit = UInt8(exactly: value)
        else { return nil }
        return [Unicode.Scalar(0x30 + digit)]
    }

    /// Combining marks behind one letter, by their class (UAX 15, canonical ordering).
    private static func inCanonicalOrder(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        func rank(_ scalar: Unicode.Scalar) -> UInt8 {
            scalar.properties.canonicalCombiningClass.rawValue
        }
        var ordered: [Unicode.Scalar] = []
        var marks: [Unicode.Scalar] = []
        func flush() {
            // Stable: marks of one class keep their order.
            ordered += marks.enumerated().sorted {
                (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
            }.map(\.element)
            marks = []
        }
        for scalar in scalars {
            if rank(scalar) == 0 {
                flush()
                ordered.append(scalar)
            } else {
                marks.append(scalar)
            }
        }
        flush()
        return ordered
    }

    /// Reads `A>B`, `A>B C` and `A-B>C`, as `Tools/folding_table.py` writes them.
    private static func table(_ text: String) -> [UInt32: [UInt32]] {
        var table: [UInt32: [UInt32]] = [:]
        for entry in text.split(separator: ";") {
            let sides = entry.split(separator: ">")
            let from = sides[0].split(separator: "-").compactMap { UInt32($0, radix: 16) }
            let plain = sides[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard let first = from.first, let last = from.last else { continue }
            for point in first...last {
                table[point] = first == last ? plain : [plain[0] + point - first]
            }
        }
        return table
    }
}
