import Crypto
import Foundation
import Glibc
import HallAPI
package import HallFlow
import Synchronization

/// The hall's keys for notices: `DATA/keys/notice.key` signs, and every public key that ever signed
/// stays beside it as `KEY.pub`. Ed25519 (RFC 8032).
package struct HallKeys: NoticeSigner {
    private let folder: String
    private let ring = KeyRing()

    /// - Parameter path: the data folder.
    package init(in path: String) {
        folder = path + "/keys"
    }

    private var keyFile: String { folder + "/notice.key" }

    /// Makes a new key and signs with it from now on. Old public keys stay, so that old notices can
    /// still be verified; the old private key is gone.
    ///
    /// - Returns: the new key's name.
    /// - Throws: a fault; the old key is still in use then.
    package func makeKey() throws(JournalFault) -> String {
        let key = Curve25519.Signing.PrivateKey()
        let publicKey = [UInt8](key.publicKey.rawRepresentation)
        let name = Self.name(of: publicKey)
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw JournalFault(.unwritable, detail: "\(folder): \(error.localizedDescription)")
        }
        // The public key first: a private one without it would sign what nobody can verify.
        try DataFolder.write(
            Array((hex(publicKey) + "\n").utf8),
            to: "\(folder)/\(name).pub",
            mode: 0o644
        )
        try DataFolder.write(
            Array((hex([UInt8](key.rawRepresentation)) + "\n").utf8),
            to: keyFile,
            mode: 0o600
        )
        return name
    }

    /// The names of all public keys, and the one that signs now.
    package var names: (all: [String], current: String?) {
        let files =
            FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let all = files.filter { $0.hasSuffix(".pub") }.map { String($0.dropLast(4)) }.sorted()
        return (all, privateKey.map { Self.name(of: [UInt8]($0.publicKey.rawRepresentation)) })
    }

    /// The first 16 hexadecimal digits of the public key's SHA-256.
    package static func name(of publicKey: [UInt8]) -> String {
        String(hex(Array(SHA256.hash(data: publicKey))).prefix(16))
    }

    private var privateKey: Curve25519.Signing.PrivateKey? {
        guard let bytes = Self.read(keyFile) else { return nil }
        do { return try Curve25519.Signing.PrivateKey(rawRepresentation: bytes) } catch {
            return nil
        }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return unhex(
            String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        )
    }

    package func sign(_ statement: [UInt8]) -> (signature: String, key: String)? {
        guard let key = privateKey else { return nil }
        do {
            let signature = try key.signature(for: statement)
            return (
                hex([UInt8](signature)),
                Self.name(of: [UInt8](key.publicKey.rawRepresentation))
            )
        } catch { return nil }
    }

    package func digest(of text: String) -> String { NoticeHash.digest(of: text) }

    package func saltedDigest(of text: String, salt: [UInt8]) -> String {
        Chain.hash(text, salt: salt)
    }

    package func makeSalt() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// `nil` where there is no such key here.
    package func publicKey(named key: String) -> [UInt8]? {
        if let known = ring.keys.withLock({ $0[key] }) { return known }
        guard unhex(key) != nil, let publicKey = Self.read("\(folder)/\(key).pub"),
            Self.name(of: publicKey) == key
        else { return nil }
        ring.keys.withLock { $0[key] = publicKey }
        return publicKey
    }

    package func isGenuine(_ signature: String, of statement: [UInt8], key: String) -> Bool? {
        // A name is hexadecimal, and so never a path.
        guard let publicKey = publicKey(named: key) else { return nil }
        return NoticeHash.isGenuine(signature, of: statement, by: publicKey)
    }
}

/// Public keys that were read once: a key never changes, since its name is its digest.
private final class KeyRing: Sendable {
    let keys = Mutex<[String: [UInt8]]>([:])
}

/// What verifying needs, with no data folder at all.
package enum NoticeHash {
    /// SHA-256, hexadecimal.
    package static func digest(of text: String) -> String { digest(of: Array(text.utf8)) }

    package static func digest(of bytes: [UInt8]) -> String {
        hex(Array(SHA256.hash(data: bytes)))
    }

    package static func isGenuine(
        _ signature: String,
        of statement: [UInt8],
        by publicKey: [UInt8]
    ) -> Bool {
        guard let bytes = unhex(signature), bytes.count == 64 else { return false }
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
                .isValidSignature(bytes, for: statement)
        } catch { return false }
    }
}

/// `nil` unless `text` is pairs of hexadecimal digits.
package func unhex(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2), !digits.isEmpty else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
        let pair = String(decoding: digits[index..<(index + 2)], as: UTF8.self)
        guard pair.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let byte = UInt8(pair, radix: 16)
        else { return nil }
        bytes.append(byte)
    }
    return bytes
}
