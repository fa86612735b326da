import HallCore

/// What a device shows until somebody lets it in, and what it asks again with.
package struct PairingCode: Codable, Hashable, Sendable {
    package var code: String
    package var secret: String
    /// For how long the code holds.
    package var minutes: Int

    package init(code: String, secret: String, minutes: Int) {
        self.code = code
        self.secret = secret
        self.minutes = minutes
    }
}
