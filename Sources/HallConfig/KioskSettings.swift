import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[kiosk]`.
public struct KioskSettings: Hashable, Sendable {
    /// Seconds without a key or touch until the warning, and from the warning until the reset.
    public let idleSeconds: Int
    public let warningSeconds: Int
    /// Characters that come closer to each other are typed by a scanner, not by a finger.
    public let burstMilliseconds: Int
    /// Scrypt of the attendant's password for the way out of the kiosk.
    public let exitPassword: String
    /// Run when a visitor turns large mode on and off, such as a change of the screen's scale.
    public let largeCommand: String
    public let normalCommand: String
}
