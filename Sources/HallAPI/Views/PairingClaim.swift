import HallCore

/// What became of it, asked by the device that has the secret.
public struct PairingClaim: Codable, Sendable {
    public var secret: String

    public init(secret: String) { self.secret = secret }
}
