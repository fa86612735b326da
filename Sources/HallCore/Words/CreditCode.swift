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
            characters[2..<8].allSatisfy(\.isNumber),
            !IDNumber.isValid(characters, born: 1850...2150)
        else { return false }
        var weight = 1
        var sum = 0
        for value in values.dropLast() {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31 == values[17]
    }
}
