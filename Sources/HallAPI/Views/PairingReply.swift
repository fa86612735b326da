import HallCore

/// Whether somebody has let the device in.
public struct PairingReply: Codable, Sendable {
    public var paired: Bool
    /// A kiosk's, once; a board's page gets it as a cookie that no script reads.
    public var token: String?

    public init(paired: Bool, token: String? = nil) {
        self.paired = paired
        self.token = token
    }
}
