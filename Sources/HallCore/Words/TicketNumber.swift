/// A ticket's name within one day: `A012`, `A1000`.
package struct TicketNumber: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let service: ServiceCode
    /// From 1, without a gap.
    package let sequence: Int

    package init(service: ServiceCode, sequence: Int) {
        self.service = service
        self.sequence = sequence
    }

    /// Reads `A012`, `a12`, `A1000` and `Ａ００１ `, as it is typed or scanned; anything else is `nil`.
    package init?(_ typed: String) {
        let text = FoldedText.code(typed)
        let letters = text.prefix { $0.isLetter && $0.isASCII }
        let digits = text.dropFirst(letters.count)
        guard !letters.isEmpty, digits.count <= 6, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let sequence = Int(digits), sequence >= 1
        else { return nil }
        self.init(service: ServiceCode(letters.uppercased()), sequence: sequence)
    }

    package static func < (left: TicketNumber, right: TicketNumber) -> Bool {
        (left.service, left.sequence) < (right.service, right.sequence)
    }

    package var description: String {
        let digits = "\(sequence)"
        return service.text + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
