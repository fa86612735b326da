/// The hall goes on.
public struct ResumeHall: Order, Codable {
    public init() {}

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        guard day.standstill != nil else { throw .day(.hallNotPaused) }
        return [.day(.hallResumed(by: badge))]
    }

    public var waitsForTheDay: Bool { false }
}
