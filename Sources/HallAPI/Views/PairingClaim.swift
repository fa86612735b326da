import HallCore

/// What became of it, asked by the device that has the secret.
package struct PairingClaim: Codable, Sendable {
    package var secret: String

    package init(secret: String) { self.secret = secret }
}
