public import HallCore

/// Somebody of the staff, and how many sessions of theirs are open.
public struct StaffReply: Codable, Sendable {
    public var badge: Badge
    public var role: Role
    public var sessions: Int

    public init(badge: Badge, role: Role, sessions: Int) {
        self.badge = badge
        self.role = role
        self.sessions = sessions
    }
}
