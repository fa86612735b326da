/// 公民身份号码 (GB 11643-1999): six digits of a division, a day of birth, three digits, and a check
/// character modulo 11. No text that is kept has one.
package enum IDNumber {
    /// - Parameter years: in which its owner may be born.
    static func isValid(
        _ characters: some BidirectionalCollection<Character>,
        born years: ClosedRange<Int>
    )
        -> Bool
    {
        let digits = characters.prefix(17).compactMap(\.wholeNumberValue)
        guard characters.count == 18, digits.count == 17 else { return false }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        guard years.contains(number(6..<10)), (1...12).contains(number(10..<12)),
            (1...31).contains(number(12..<14))
        else { return false }
        var weight = 1
        var sum = 0
        // From the last digit on, weights are the powers of two.
        for digit in digits.reversed() {
            weight = weight * 2 % 11
            sum += digit * weight
        }
        return Array("10X98765432")[sum % 11] == characters.last
    }

    /// Whether a text has one, whatever words stand around it. What would be a child's of under ten
    /// years is none: numbers of cases have the year of the case in that place.
    static func isIn(_ text: String, in year: Int) -> Bool {
        let parts = FoldedText.key(of: text).uppercased().split { !"0123456789X".contains($0) }
        return parts.contains { isValid($0, born: 1900...(year - 10)) }
    }
}
