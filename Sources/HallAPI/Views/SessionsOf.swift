package import HallCore

/// Whose sessions end, and then: whose did.
package struct SessionsOf: Codable, Sendable {
    package var badge: Badge

    package init(badge: Badge) { self.badge = badge }
}
