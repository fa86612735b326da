/// Somebody has shown a badge, and its PIN or not.
public struct RecordSignIn: Order {
    public var badge: Badge
    public var accepted: Bool

    public init(_ badge: Badge, accepted: Bool) {
        self.badge = badge
        self.accepted = accepted
    }

    public func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        [accepted ? .staff(.signedIn(badge)) : .staff(.signInRefused(badge))]
    }

    public var waitsForTheDay: Bool { false }
}

/// The manager has ended somebody's sessions.
public struct EndSessions: Order {
    public var badge: Badge

    public init(of badge: Badge) {
        self.badge = badge
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.sessionsEnded(badge, by: try context.badge()))]
    }
}
