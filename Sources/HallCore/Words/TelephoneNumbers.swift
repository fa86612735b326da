/// Telephone numbers in what somebody has typed.
package enum TelephoneNumbers {
    /// An eight-digit number without its area code, or seven in some places; a year or a room is
    /// shorter.
    private static let digitsMin = 7
    /// An extension behind a number is no longer.
    private static let extensionMax = 4
    /// 11 digits from 13 to 19 on (numbering plan of the 公用电信网).
    private static let mobileDigits = 11

    /// Digits that stand together, and what stands between them and those before.
    private struct Group {
        var digits = ""
        /// Exactly one blank, hyphen, point or bracket: perhaps the same number.
        var isJoined = false
        /// An e-mail's name is no number.
        var isBeforeAt = false
    }

    /// The numbers of a contact, each as its digits alone; an extension is left out.
    ///
    /// - Parameter digits: how many a number has to have at least.
    package static func all(in text: String, digits: Int) -> [String] {
        var numbers: [String] = []
        for run in runs(of: text) {
            var groups = run.filter { !$0.isBeforeAt }.map(\.digits)
            if groups.count > 1, let last = groups.last, last.count <= extensionMax,
                groups[groups.count - 2].count >= digitsMin
            {
                groups.removeLast()
            }
            let whole = groups.filter { $0.count >= digitsMin }
            numbers += whole.isEmpty ? [groups.joined()] : whole
        }
        return numbers.filter { $0.count >= max(digitsMin, digits) }
    }

    /// Whether a mobile telephone's number stands in a text, with or without the country's. An
    /// office's number of a fixed line is none.
    ///
    /// - Parameter numbers: such as 办件编号, whose digits are no telephone's.
    package static func hasMobile(_ text: String, besides numbers: [String]) -> Bool {
        let known = Set(numbers.flatMap { Self.groups(of: $0) }.map(\.digits))
        let groups = Self.groups(of: text).filter { !known.contains($0.digits) }
        if groups.contains(where: { isMobile($0.digits) }) { return true }
        // 138 0000 0000: three groups with one sign between them.
        guard groups.count >= 3 else { return false }
        return (2..<groups.count).contains { last in
            let parts = groups[last - 2...last]
            return parts.map(\.digits.count) == [3, 4, 4]
                && parts.dropFirst().allSatisfy(\.isJoined)
                && isMobile(parts.map(\.digits).joined())
        }
    }

    /// What somebody has typed of one.
    package static func digits(of text: String) -> String { String(text.compactMap(digit)) }

    private static func isMobile(_ digits: String) -> Bool {
        for country in ["", "86", "0086"] where digits.hasPrefix(country) {
            let rest = digits.dropFirst(country.count)
            if rest.count == mobileDigits, rest.first == "1",
                rest.dropFirst().first.map({ "3456789".contains($0) }) == true
            {
                return true
            }
        }
        return false
    }

    /// Groups that are joined are one run.
    private static func runs(of text: String) -> [[Group]] {
        var runs: [[Group]] = []
        for group in groups(of: text) {
            if group.isJoined, !runs.isEmpty {
                runs[runs.count - 1].append(group)
            } else {
                runs.append([group])
            }
        }
        return runs
    }

    private static func groups(of text: String) -> [Group] {
        var groups: [Group] = []
        var between = ""
        var isOpen = false
        for character in text {
            if let digit = digit(character) {
                if !isOpen {
                    let isJoined =
                        !groups.isEmpty && between.count <= 2
                        && between.allSatisfy { " -－–—.．()（）+＋".contains($0) }
                    groups.append(Group(isJoined: isJoined))
                    isOpen = true
                    between = ""
                }
                groups[groups.count - 1].digits.append(digit)
            } else {
                if isOpen, character == "@" { groups[groups.count - 1].isBeforeAt = true }
                isOpen = false
                between.append(character)
            }
        }
        return groups
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
