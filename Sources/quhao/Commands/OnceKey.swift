import ArgumentParser
import HallAPI
import HallCore

/// An idempotency key, for a caller that may ask again.
struct OnceKey: ParsableArguments {
    @Option(help: "What was done for a key is answered again and not done again, for 48 hours.")
    var key: String?

    /// - Throws: where it can be no key.
    func named() throws(Refusal) -> CommandKey? {
        guard let key else { return nil }
        guard let named = CommandKey(key) else { throw .people(.keyMalformed) }
        return named
    }
}
