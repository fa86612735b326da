import HallAPI
public import HallCore
import HallDevice
public import HallFlow

/// `Config/hall.toml`, section `[hub]`.
public struct HubSettings: Hashable, Sendable {
    public let listen: String
    /// PEM files; empty on the loopback address, where no TLS is spoken, and where the hub makes
    /// its own.
    public var certificate: String
    public var key: String
    public let requestBytesMax: Int
    public let eventsKept: Int
    /// Facts that are read again from the journal for one page that was away for longer.
    public let eventsReadAgainMax: Int
    public let signInFailuresMax: Int
    public let signInLockMinutes: Int
    public let sessionMinutes: Int
    public let heartbeatSeconds: Int
    /// Where phones reach this hall from outside; without it no QR code is printed.
    public let publicAddress: PhoneAddress?
    /// Characters of a new PIN, at least.
    public let pinCharactersMin: Int
    public let limits: HubLimits
}
