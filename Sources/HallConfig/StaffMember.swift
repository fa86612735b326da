import HallAPI
public import HallCore
import HallDevice
import HallFlow

/// `Config/staff.toml`: a badge and what it may do. Names are not kept.
public struct StaffMember: Hashable, Sendable {
    public let badge: Badge
    public let role: Role
    /// Scrypt of the PIN, as `quhao staff-pin` prints it.
    public let pin: String
    /// Scrypt of the hall card's number, as `quhao staff-pin --card` prints it; empty where none
    /// is.
    public let card: String
    /// Comes with the sample hall: signs in at a rehearsal only.
    public let sample: Bool

    public init(badge: Badge, role: Role, pin: String, card: String = "", sample: Bool = false) {
        self.badge = badge
        self.role = role
        self.pin = pin
        self.card = card
        self.sample = sample
    }
}
