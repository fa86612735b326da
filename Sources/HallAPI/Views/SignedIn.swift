public import HallCore

/// Who is signed in; the session itself is a cookie.
public struct SignedIn: Codable, Sendable {
    public var badge: Badge
    public var role: Role

    public init(badge: Badge, role: Role) {
        self.badge = badge
        self.role = role
    }
}
