package import HallCore

/// Who is signed in; the session itself is a cookie.
package struct SignedIn: Codable, Sendable {
    package var badge: Badge
    package var role: Role

    package init(badge: Badge, role: Role) {
        self.badge = badge
        self.role = role
    }
}
