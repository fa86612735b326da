package import HallCore

/// A kiosk or a board asks to be let in.
package struct PairingRequest: Codable, Sendable {
    /// What it will be called.
    package var name: String
    package var kind: PairedDevice

    package init(name: String, kind: PairedDevice) {
        self.name = name
        self.kind = kind
    }
}
