import Foundation
import HallCore

/// Values of the hall that stand as text in its files.
extension Section {
    func words(_ key: String) -> Words {
        guard let inner = section(key) else { return Words(zh: "", en: "") }
        defer { inner.finish() }
        return Words(
            zh: inner.string("zh", charactersMax: Section.lineCharactersMax),
            // English takes some four letters where Chinese takes one character.
            en: inner.string("en", charactersMax: 4 * Section.lineCharactersMax)
        )
    }

    /// The first letters of the pinyin, by which a name is searched.
    func initials(_ key: String) -> String {
        let text = line(key)
        if !text.allSatisfy({ $0.isASCII && $0.isLowercase }) {
            fault(key, "must be the first letters of the pinyin, a to z")
        }
        return text
    }

    /// Scrypt of a PIN or a card, `scrypt$N$r$p$SALT$HASH` with a salt of 16 bytes and a hash of 32
    /// in base64: one that was cut off lets nobody in.
    func hash(_ key: String, madeBy command: String, allowEmpty: Bool = false) -> String {
        let text = string(key, allowEmpty: allowEmpty)
        guard !text.isEmpty else { return text }
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        let rounds = parts.count == 6 ? Int(parts[1]) ?? 0 : 0
        let isWhole =
            parts.count == 6 && parts[0] == "scrypt" && (2...1 << 20).contains(rounds)
            && rounds & (rounds - 1) == 0 && parts[2] == "8" && parts[3] == "1"
            && Data(base64Encoded: String(parts[4]))?.count == 16
            && Data(base64Encoded: String(parts[5]))?.count == 32
        if !isWhole { fault(key, "must be the whole line that `\(command)` prints") }
        return text
    }

    func time(_ key: String) -> DayTime {
        let text = string(key)
        if let time = DayTime(text) { return time }
        if !text.isEmpty { fault(key, "must be a time such as 08:30, not \"\(text)\"") }
        return DayTime(minutes: 0)
    }

    func serviceCode(_ key: String) -> ServiceCode {
        let text = string(key)
        if !text.isEmpty, !(text.count <= 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }) {
            fault(key, "must be one or two capital letters, not \"\(text)\"")
        }
        return ServiceCode(text)
    }
}

extension Badge {
    static let form = "has letters, digits and hyphens alone, 20 at most"

    static func isWellFormed(_ text: String) -> Bool {
        text.count <= 20
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
