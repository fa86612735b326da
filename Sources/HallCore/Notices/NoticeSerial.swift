/// What a notice is known by: its place in the numbering of its year. Never used again.
package struct NoticeSerial: Codable, Comparable, Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    /// From 1, without a gap.
    package let number: Int

    package init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `2026-12`, and whatever a pattern such as `宝许告〔2026〕12号` makes of it: the first
    /// number is the year, the second the place.
    package init?(_ typed: String) {
        let text = FoldedText.code(typed)
        // A short code has letters, and is no serial.
        guard !text.contains(where: { $0.isASCII && $0.isLetter }) else { return nil }
        let digits = text.split { !($0.isASCII && $0.isNumber) }
        guard digits.count == 2, digits[0].count == 4, digits[1].count <= 7,
            let year = Int(digits[0]), let number = Int(digits[1]), number >= 1
        else { return nil }
        self.init(year: year, number: number)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let serial = NoticeSerial(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text)
            )
        }
        self = serial
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }

    package static func < (left: NoticeSerial, right: NoticeSerial) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    /// As it stands on paper; `pattern` has `{year}` and `{number}` once each.
    package func text(_ pattern: String) -> String {
        var text = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += rest[open...close] == "{year}" ? "\(year)" : "\(number)"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    package var description: String { "\(year)-\(number)" }
}
