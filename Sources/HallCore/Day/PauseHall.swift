/// The whole hall stands still: an evacuation 疏散, or a pause 暂停叫号.
public struct PauseHall: Order {
    public var standstill: Standstill

    public init(_ standstill: Standstill) {
        self.standstill = standstill
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        // Who is told to leave is not told to wait: an evacuation ends before anything else begins.
        if let now = day.standstill, now.kind == .evacuation, standstill.kind == .pause {
            throw .evacuation(reason: now.reason)
        }
        let reason = try day.checked(standstill.reason)
        let checked = Standstill(kind: standstill.kind, reason: reason, takes: standstill.takes)
        return [.hallPaused(checked, by: badge)]
    }

    /// People leave, whatever day it is.
    public var waitsForTheDay: Bool { false }
}
