package import HallCore

/// Somebody of the staff, and how many sessions of theirs are open.
package struct StaffReply: Codable, Sendable {
    package var badge: Badge
    package var role: Role
    package var sessions: Int

    package init(badge: Badge, role: Role, sessions: Int) {
        self.badge = badge
        self.role = role
        self.sessions = sessions
    }
}
