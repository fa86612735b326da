/// The machine's clock was looked at and is right 时间已核对; whoever performs this tells the clock.
public struct AcceptClock: Order, Codable {
    public init() {}

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.day(.clockAccepted(by: try context.badge()))]
    }
}

/// `DATA/head` was made anew: see ``DayDeed/headMade(by:)``.
public struct NoteHead: Order {
    public init() {}

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.day(.headMade(by: try context.badge()))]
    }
}
