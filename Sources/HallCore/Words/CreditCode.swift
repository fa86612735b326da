/// 统一社会信用代码 of an enterprise (GB 32100-2015 with its amendment 1).
package enum CreditCode {
    /// Table 1: the registering offices 登记管理部门 and what they register 机构类别.
    private static let offices: [Character: String] = [
        "1": "1239", "2": "19", "3": "123459", "4": "19", "5": "1239", "6": "129", "7": "129",
        "8": "19", "9": "1239", "A": "19", "N": "1239", "Y": "1",
    ]
    private static let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// Whether `code` has 18 characters, an office that registers such bodies, six digits of a
    /// division and the right check character (sections 4 and 5); and is not the ID number of a
    /// person, of which one in 31 has such a check character.
    package static func isValid(_ code: String) -> Bool {
        let characters = Array(code)
        let values = characters.compactMap { letters.firstIndex(of: $0) }
        guard characters.count == 18, values.count == 18 else { return false }
        guard let bodies = offices[characters[0]], bodies.contains(characters[1]),
            characters[2..<8].allSatisfy(\.isNumber), !isIDNumber(characters)
        else { return false }
        var weight = 1
        var sum = 0
        for value in values.dropLast() {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31 == values[17]
    }

    /// 公民身份号码 (GB 11643-1999): a day of birth, and a check character modulo 11.
    private static func isIDNumber(_ characters: [Character]) -> Bool {
        let digits = characters.prefix(17).compactMap(\.wholeNumberValue)
        guard digits.count == 17 else { return false }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        guard (1850...2150).contains(number(6..<10)), (1...12).contains(number(10..<12)),
            (1...31).contains(number(12..<14))
        else { return false }
        var weight = 1
        var sum = 0
        // From the last digit on, weights are the powers of two.
        for digit in digits.reversed() {
            weight = weight * 2 % 11
            sum += digit * weight
        }
        return Array("10X98765432")[sum % 11] == characters[17]
    }
}
