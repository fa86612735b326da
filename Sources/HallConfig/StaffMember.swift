import HallAPI
package import HallCore
import HallDevice
import HallFlow

/// `Config/staff.toml`: a badge and what it may do. Names are not kept.
package struct StaffMember: Hashable, Sendable {
    package let badge: Badge
    package let role: Role
    /// Scrypt of the PIN, as `quhao staff-pin` prints it.
    package let pin: String
    /// Scrypt of the hall card's number, as `quhao staff-pin --card` prints it; empty where none
    /// is.
    package let card: String
    /// Comes with the sample hall: signs in at a rehearsal only.
    package let sample: Bool

    package init(badge: Badge, role: Role, pin: String, card: String = "", sample: Bool = false) {
        self.badge = badge
        self.role = role
        self.pin = pin
        self.card = card
        self.sample = sample
    }
}
