/// What a paper says about time, as its fact holds it.
package struct NoticeTerm: Codable, Hashable, Sendable {
    /// Working days: the law's for the decision, or those that are added.
    package var days: Int
    /// Working days that the hall has promised; `nil` on a paper that adds time.
    package var promised: Int?
    /// The day from which they run.
    package var from: CivilDate
    package var kind: Item.Kind
    package var purpose: AddedTime.Purpose?

    package init(
        days: Int,
        promised: Int? = nil,
        from: CivilDate,
        kind: Item.Kind,
        purpose: AddedTime.Purpose? = nil
    ) {
        self.days = days
        self.promised = promised
        self.from = from
        self.kind = kind
        self.purpose = purpose
    }
}
