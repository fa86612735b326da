import Crypto
import Foundation
import HallCore

/// The seal of each fact: HMAC-SHA-256 under the hall's journal key over the seal before it and the
/// fact's stored bytes. Whoever has no key can neither change nor insert a fact unseen.
struct Chain {
    static let sealBytes = 32
    /// The seal before the first fact.
    static let beginning = [UInt8](repeating: 0, count: sealBytes)

    /// HMAC with the key taken in already: a copy of it begins each seal.
    private let keyed: HMAC<SHA256>

    init(key: [UInt8]) {
        keyed = HMAC(key: SymmetricKey(data: key))
    }

    /// - Parameter day: the column `day`, as text.
    func seal(_ row: FactRow, position: Int, day: String, after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(200 + row.body.utf8.count)
        func add(_ text: String) {
            // The length before each field, so that no two rows have the same bytes.
            add(text.utf8.count)
            bytes.append(contentsOf: text.utf8)
        }
        func add(_ number: Int) {
            withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
        }
        add(position)
        add(day)
        add(row.number)
        add(row.service ?? "-")
        add(row.sequence ?? -1)
        add(row.window ?? -1)
        add(row.body)
        add(Int(row.at))
        var code = keyed
        code.update(data: bytes)
        return Array(code.finalize())
    }

    /// A hash under the journal's key, apart from the seals by what stands before the text.
    func digest(of text: String) -> String {
        var code = keyed
        code.update(data: Data("request\n".utf8))
        code.update(data: Data(text.utf8))
        return hex(Array(code.finalize()))
    }

    /// The salted hash that stands for personal data: `salt:hash` is never kept together with it.
    static func hash(_ text: String, salt: [UInt8]) -> String {
        hex(Array(SHA256.hash(data: salt + Array(text.utf8))))
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
