/// `Config/hall.toml`, section `[notice.clocks]`: working days of the Administrative Licensing Law.
package struct ClockPlan: Hashable, Sendable {
    /// Art. 32: to tell what is missing.
    package var noticeDays = 5
    /// Art. 44: to hand over what was granted.
    package var deliveryDays = 10
    /// Art. 42: the most that the head of the authority may add.
    package var extensionDaysMax = 10
    /// Art. 42: the same for a joint case, by the head of the people's government.
    package var jointExtensionDaysMax = 15
    /// The most that one paper may leave out for a hearing, a test and so on.
    package var excludedDaysMax = 120
    /// From so many working days before the end on, it is due soon.
    package var soonDays = 2
    /// Working days behind which a return receipt of the post 回执 that has not come is asked for.
    package var returnDays = 10

    package init() {}

    package func extensionDaysMax(of kind: Item.Kind) -> Int {
        kind == .joint ? jointExtensionDaysMax : extensionDaysMax
    }
}
