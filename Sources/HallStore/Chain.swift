import Crypto
import Foundation
import HallCore

/// The seal of each fact: HMAC-SHA-256 under the hall's journal key over the seal before it and the
/// fact's stored bytes. Whoever has no key can neither change nor insert a fact unseen.
struct Chain {
    static let sealBytes = 32
    /// The seal before the first fact.
    static let beginning = [UInt8](repeating: 0, count: sealBytes)

    private let key: SymmetricKey

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// - Parameter day: the column `day`, as text.
    func seal(_ row: FactRow, position: Int, day: String, after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(200 + row.body.utf8.count)
        func add(_ text: String) {
            // The length before each field, so that no two rows have the same bytes.
            bytes.append(contentsOf: String(text.utf8.count).utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: text.utf8)
        }
        add(String(position))
        add(day)
        add(String(row.kind.rawValue))
        add(row.service ?? "-")
        add(row.sequence.map { String($0) } ?? "-")
        add(row.window.map { String($0) } ?? "-")
        add(row.body)
        add(String(row.at))
        return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }

    /// The salted hash that stands for personal data: `salt:hash` is never kept together with it.
    static func hash(_ text: String, salt: [UInt8]) -> String {
        hex(Array(SHA256.hash(data: salt + Array(text.utf8))))
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
