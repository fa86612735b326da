/// Somebody has shown a badge, and its PIN or not.
package struct RecordSignIn: Order {
    package var badge: Badge
    package var accepted: Bool

    package init(_ badge: Badge, accepted: Bool) {
        self.badge = badge
        self.accepted = accepted
    }

    package func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        [accepted ? .staff(.signedIn(badge)) : .staff(.signInRefused(badge))]
    }

    package var waitsForTheDay: Bool { false }
}

/// The manager has ended somebody's sessions.
package struct EndSessions: Order {
    package var badge: Badge

    package init(of badge: Badge) {
        self.badge = badge
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.sessionsEnded(badge, by: try context.badge()))]
    }
}
