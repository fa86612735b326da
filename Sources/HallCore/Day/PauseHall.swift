/// The whole hall stands still: an evacuation 疏散, or a pause 暂停叫号.
package struct PauseHall: Order, Codable {
    /// ``BoardTexts/kind(_:of:)`` says it for a text that is known.
    package var kind: Standstill.Kind?
    /// What people read and hear: at an evacuation the whole of it.
    package var reason: String
    /// Whether numbers are still given meanwhile, without a time; absent, none are.
    package var takes: Bool?

    package init(_ kind: Standstill.Kind?, reason: String, takes: Bool? = nil) {
        self.kind = kind
        self.reason = reason
        self.takes = takes
    }

    /// Whoever sees a fire may say so; everything else is the attendant's.
    package func check(on day: HallDay, in context: RuleContext) throws(Refusal) {
        let kind = try day.plan.boardTexts.kind(kind, of: reason)
        try (kind == .evacuation ? Access.staff : .staff(.attendant)).check(context.caller)
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        let kind = try day.plan.boardTexts.kind(kind, of: reason)
        // Nobody takes a number while people leave.
        if kind == .evacuation, takes == true {
            throw .field(.fieldWrong("takes", choices: ["false"]))
        }
        try day.checkOpened()
        // Who is told to leave is not told to wait: an evacuation ends before anything else begins.
        if let now = day.standstill, now.kind == .evacuation, kind == .pause {
            throw .day(.evacuation(reason: now.reason))
        }
        let reason = try day.checked(reason)
        let standstill = Standstill(kind: kind, reason: reason, takes: takes ?? false)
        return [.day(.hallPaused(standstill, by: badge))]
    }

    /// People leave, whatever day it is.
    package var waitsForTheDay: Bool { false }
}
