public import HallCore

/// A kiosk or a board asks to be let in.
public struct PairingRequest: Codable, Sendable {
    /// What it will be called.
    public var name: String
    public var kind: PairedDevice

    public init(name: String, kind: PairedDevice) {
        self.name = name
        self.kind = kind
    }
}
