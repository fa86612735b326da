/// The hall goes on.
package struct ResumeHall: Order, Codable {
    package init() {}

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        guard day.standstill != nil else { throw .day(.hallNotPaused) }
        return [.day(.hallResumed(by: badge))]
    }

    package var waitsForTheDay: Bool { false }
}
