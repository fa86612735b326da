public import HallCore

/// Whose sessions end, and then: whose did.
public struct SessionsOf: Codable, Sendable {
    public var badge: Badge

    public init(badge: Badge) { self.badge = badge }
}
