import HallAPI
package import HallCore
import HallDevice
package import HallFlow

/// `Config/hall.toml`, section `[hub]`.
package struct HubSettings: Hashable, Sendable {
    package let listen: String
    /// PEM files; empty on the loopback address, where no TLS is spoken, and where the hub makes
    /// its own.
    package var certificate: String
    package var key: String
    package let requestBytesMax: Int
    package let eventsKept: Int
    /// Facts that are read again from the journal for one page that was away for longer.
    package let eventsReadAgainMax: Int
    package let signInFailuresMax: Int
    package let signInLockMinutes: Int
    package let sessionMinutes: Int
    package let heartbeatSeconds: Int
    /// Where phones reach this hall from outside; without it no QR code is printed.
    package let publicAddress: PhoneAddress?
    /// Characters of a new PIN, at least.
    package let pinCharactersMin: Int
    package let limits: HubLimits
}
