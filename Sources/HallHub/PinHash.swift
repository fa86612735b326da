import Crypto
import CryptoExtras
import Foundation

/// A PIN as `Config/staff.toml` keeps it: `scrypt$N$r$p$SALT$HASH`, the last two in base64.
///
/// scrypt (RFC 7914) costs memory as well as time, so that a stolen file is not a list of PINs.
public struct PinHash: Hashable, Sendable {
    /// scrypt's N where none is named: 128 MiB and about a quarter of a second on a plain machine.
    public static let rounds = 1 << 17
    private static let blockSize = 8
    private static let saltBytes = 16
    private static let hashBytes = 32
    /// A file that asks for more memory than this is refused: 1 GiB.
    private static let roundsMax = 1 << 20

    public let text: String
    private let rounds: Int
    private let salt: Data
    private let hash: Data

    /// Hashes a new PIN with a salt of its own.
    ///
    /// - Parameter rounds: scrypt's N, a power of two; tests take fewer.
    /// - Throws: what the library throws where memory runs out.
    public init(of pin: String, rounds: Int = PinHash.rounds) throws {
        var random = SystemRandomNumberGenerator()
        let salt = Data(
            (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        )
        let hash = try Self.derive(pin, salt, rounds)
        self.rounds = rounds
        self.salt = salt
        self.hash = hash
        text =
            "scrypt$\(rounds)$\(Self.blockSize)$1$\(salt.base64EncodedString())$"
            + hash.base64EncodedString()
    }

    /// Reads what ``text`` says; `nil` where it is anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            (2...Self.roundsMax).contains(rounds), rounds & (rounds - 1) == 0,
            parts[2] == "\(Self.blockSize)", parts[3] == "1",
            let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5])
        else { return nil }
        self.text = text
        self.rounds = rounds
        self.salt = salt
        self.hash = hash
    }

    /// Whether `pin` is the one; takes its time, so never call it where an event loop waits.
    public func matches(_ pin: String) -> Bool {
        do {
            let other = try Self.derive(pin, salt, rounds)
            // No early end: the time must not tell how many bytes were right.
            return zip(other, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
                && other.count == hash.count
        } catch {
            return false
        }
    }

    private static func derive(_ pin: String, _ salt: Data, _ rounds: Int) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(pin.utf8),
            salt: salt,
            outputByteCount: hashBytes,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: 1
        ).withUnsafeBytes { Data($0) }
    }
}
