import Crypto
import CryptoExtras
import Foundation

/// A PIN as `Config/staff.toml` keeps it: `scrypt$N$r$p$SALT$HASH`, the last two in base64.
///
/// scrypt (RFC 7914) costs memory as well as time, so that a stolen file is not a list of PINs.
package struct PinHash: Hashable, Sendable {
    /// scrypt's N where none is named: 128 MiB and about a quarter of a second on a plain machine.
    package static let rounds = 1 << 17
    private static let blockSize = 8
    private static let saltBytes = 16
    private static let hashBytes = 32
    /// A file that asks for more memory than this is refused: 1 GiB.
    private static let roundsMax = 1 << 20

    /// How a hash is made: one who knows it can hash a guess, and nothing else.
    struct Recipe: Hashable, Sendable {
        let rounds: Int
        let salt: Data

        /// Takes its time, so never call it where an event loop waits. Empty where memory runs out.
        func hash(of pin: String) -> Data {
            do { return try PinHash.derive(pin, salt, rounds) } catch { return Data() }
        }
    }

    package let text: String
    let recipe: Recipe
    private let hash: Data

    /// Hashes a new PIN with a salt of its own.
    ///
    /// - Parameters:
    ///   - rounds: scrypt's N, a power of two; tests take fewer.
    ///   - other: the hash of another card: cards share their salt, so that one number is looked
    ///     for among all of them at once.
    /// - Throws: what the library throws where memory runs out.
    package init(
        of pin: String,
        rounds: Int = PinHash.rounds,
        besides other: PinHash? = nil
    ) throws {
        var random = SystemRandomNumberGenerator()
        let salt = Data(
            (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        )
        let recipe = other?.recipe ?? Recipe(rounds: rounds, salt: salt)
        hash = try Self.derive(pin, recipe.salt, recipe.rounds)
        self.recipe = recipe
        text =
            "scrypt$\(recipe.rounds)$\(Self.blockSize)$1$\(recipe.salt.base64EncodedString())$"
            + hash.base64EncodedString()
    }

    /// Reads what ``text`` says; `nil` where it is anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            (2...Self.roundsMax).contains(rounds), rounds & (rounds - 1) == 0,
            parts[2] == "\(Self.blockSize)", parts[3] == "1",
            let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5])
        else { return nil }
        self.text = text
        recipe = Recipe(rounds: rounds, salt: salt)
        self.hash = hash
    }

    /// Whether `pin` is the one; takes its time, so never call it where an event loop waits.
    package func matches(_ pin: String) -> Bool { matches(hash: recipe.hash(of: pin)) }

    func matches(hash other: Data) -> Bool {
        // No early end: the time must not tell how many bytes were right.
        zip(other, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && other.count == hash.count
    }

    fileprivate static func derive(_ pin: String, _ salt: Data, _ rounds: Int) throws -> Data {
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

/// What makes a PIN one that nobody guesses first.
package struct PinRules: Sendable {
    private let charactersMin: Int

    /// - Parameter charactersMin: `Config/hall.toml`, `pin_characters_min`.
    package init(charactersMin: Int) {
        self.charactersMin = charactersMin
    }

    private static let charactersMax = 64

    /// Why `pin` is none, in one sentence; `nil` where it is good.
    package func fault(of pin: String) -> String? {
        guard (charactersMin...Self.charactersMax).contains(pin.count) else {
            return "A PIN has \(charactersMin) to \(Self.charactersMax) characters."
        }
        if Set(pin).count < 3 { return "A PIN needs more than two different characters." }
        let steps = zip(pin.unicodeScalars, pin.unicodeScalars.dropFirst()).map {
            Int($1.value) - Int($0.value)
        }
        if Set(steps).count == 1 {
            return "A PIN that counts up or down is the first to be guessed."
        }
        return nil
    }
}
