/// What an enquiry or a complaint is known by: its place in the log of its year. Never used again.
package struct EnquiryNumber: Codable, Comparable, Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    /// From 1, without a gap.
    package let number: Int

    package init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `2026-12`; anything else is `nil`.
    package init?(_ text: String) {
        guard let serial = NoticeSerial(text), "\(serial)" == text else { return nil }
        self.init(year: serial.year, number: serial.number)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = EnquiryNumber(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text)
            )
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }

    package static func < (left: EnquiryNumber, right: EnquiryNumber) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    package var description: String { "\(year)-\(number)" }
}
