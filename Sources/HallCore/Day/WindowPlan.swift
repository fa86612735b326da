/// One window's part of the plan.
package struct WindowPlan: Hashable, Sendable {
    package let number: WindowNumber
    /// The services it serves, each with its rank in minutes: so much earlier it seems to have
    /// come.
    package let ranks: [ServiceCode: Int]
    /// Who stands in 顶岗 where its own clerk is away (R54); a window that names somebody is asked
    /// about while it stands empty.
    package let substitutes: [Badge]

    package init(number: WindowNumber, ranks: [ServiceCode: Int], substitutes: [Badge] = []) {
        self.number = number
        self.ranks = ranks
        self.substitutes = substitutes
    }
}
