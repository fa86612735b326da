import HallCore

/// Whether somebody has let the device in.
package struct PairingReply: Codable, Sendable {
    package var paired: Bool
    /// A kiosk's, once; a board's page gets it as a cookie that no script reads.
    package var token: String?

    package init(paired: Bool, token: String? = nil) {
        self.paired = paired
        self.token = token
    }
}
