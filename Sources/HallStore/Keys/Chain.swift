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
        var bytes: [UInt8] = []
        return Array(code(row, position, day, after: previous, using: &bytes))
    }

    /// Whether the seal of a row is its own.
    ///
    /// - Parameter bytes: room that is used again for the next one.
    func isSealed(
        _ sealed: FactReader.SealedRow,
        after previous: [UInt8],
        using bytes: inout [UInt8]
    ) -> Bool {
        let code = code(sealed.row, sealed.position, sealed.day, after: previous, using: &bytes)
        return code.withUnsafeBytes { $0.elementsEqual(sealed.seal) }
    }

    private func code(
        _ row: FactRow,
        _ position: Int,
        _ day: String,
        after previous: [UInt8],
        using bytes: inout [UInt8]
    ) -> HMAC<SHA256>.MAC {
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(200 + row.body.utf8.count)
        bytes += previous
        Self.add(position, to: &bytes)
        Self.add(day, to: &bytes)
        Self.add(row.number, to: &bytes)
        Self.add(row.service ?? "-", to: &bytes)
        Self.add(row.sequence ?? -1, to: &bytes)
        Self.add(row.window ?? -1, to: &bytes)
        Self.add(row.body, to: &bytes)
        Self.add(Int(row.at), to: &bytes)
        var code = keyed
        bytes.withUnsafeBytes { code.update(data: $0) }
        return code.finalize()
    }

    /// The length before each field, so that no two rows have the same bytes.
    private static func add(_ text: String, to bytes: inout [UInt8]) {
        add(text.utf8.count, to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func add(_ number: Int, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
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
