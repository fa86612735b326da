/// The machine's clock was looked at and is right 时间已核对; whoever performs this tells the clock.
package struct AcceptClock: Order, Codable {
    package init() {}

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.day(.clockAccepted(by: try context.badge()))]
    }
}

/// `DATA/head` was made anew: see ``DayDeed/headMade(by:)``.
package struct NoteHead: Order {
    package init() {}

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.day(.headMade(by: try context.badge()))]
    }
}
