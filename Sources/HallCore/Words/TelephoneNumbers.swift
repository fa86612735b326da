/// Telephone numbers in what somebody has given as a contact.
package enum TelephoneNumbers {
    /// An eight-digit number without its area code, or seven in some places; a year, a room or an
    /// extension is shorter.
    private static let digitsMin = 7

    /// Each as its digits alone: what stands between them as punctuation is left out, a word or a
    /// slash ends a number.
    ///
    /// - Parameter digits: how many a number has to have at least.
    package static func all(in text: String, digits: Int) -> [String] {
        var numbers: [String] = []
        var run = ""
        for character in text + "\n" {
            if let digit = digit(character) {
                run.append(digit)
            } else if !" -－–—+＋()（）".contains(character) {
                numbers.append(run)
                run = ""
            }
        }
        return numbers.filter { $0.count >= max(digitsMin, digits) }
    }

    /// Whether a mobile telephone's number stands in a text: eleven digits from 13 to 19 on
    /// (numbering plan of the 公用电信网). An office's number of a fixed line is none.
    package static func hasMobile(_ text: String) -> Bool {
        all(in: text, digits: 11).contains { number in
            guard number.count == 11, number.first == "1" else { return false }
            return number.dropFirst().first.map { "3456789".contains($0) } ?? false
        }
    }

    /// What somebody has typed of one.
    package static func digits(of text: String) -> String {
        String(text.compactMap(digit))
    }

    /// Of either width; no numeral of a script, which a name may have.
    private static func digit(_ character: Character) -> Character? {
        guard let value = character.unicodeScalars.first?.value,
            character.unicodeScalars.count == 1
        else { return nil }
        switch value {
        case 0x30...0x39: return character
        case 0xFF10...0xFF19: return Character(Unicode.Scalar(UInt8(value - 0xFF10 + 0x30)))
        default: return nil
        }
    }
}
