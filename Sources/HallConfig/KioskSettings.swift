import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[kiosk]`.
package struct KioskSettings: Hashable, Sendable {
    /// Seconds without a key or touch until the warning, and from the warning until the reset.
    package let idleSeconds: Int
    package let warningSeconds: Int
    /// Characters that come closer to each other are typed by a scanner, not by a finger.
    package let burstMilliseconds: Int
    /// Scrypt of the attendant's password for the way out of the kiosk.
    package let exitPassword: String
    /// Run when a visitor turns large mode on and off, such as a change of the screen's scale.
    package let largeCommand: String
    package let normalCommand: String
}
