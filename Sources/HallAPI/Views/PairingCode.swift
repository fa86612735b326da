import HallCore

/// What a device shows until somebody lets it in, and what it asks again with.
public struct PairingCode: Codable, Hashable, Sendable {
    public var code: String
    public var secret: String
    /// For how long the code holds.
    public var minutes: Int

    public init(code: String, secret: String, minutes: Int) {
        self.code = code
        self.secret = secret
        self.minutes = minutes
    }
}
