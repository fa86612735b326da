/// Who signed in, reported or was let in. A deed names a ticket by its number.
package enum StaffDeed: Hashable, Sendable {
    case signedIn(Badge)
    case signInRefused(Badge)
    /// Shown at the guidance desk who they are 签到 (R47).
    case reportedForDuty(Badge)
    /// The manager has ended somebody's sessions.
    case sessionsEnded(Badge, by: Badge)
    /// A kiosk or board on another machine was let in by name, and taken back.
    case devicePaired(String, PairedDevice, by: Badge)
    case deviceUnpaired(String, by: Badge)
}
