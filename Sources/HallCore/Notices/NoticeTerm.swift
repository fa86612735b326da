/// What a paper says about time, as its fact holds it.
public struct NoticeTerm: Codable, Hashable, Sendable {
    /// Working days: the law's for the decision, or those that are added.
    public var days: Int
    /// Working days that the hall has promised; `nil` on a paper that adds time.
    public var promised: Int?
    /// The day from which they run.
    public var from: CivilDate
    public var kind: Item.Kind
    public var purpose: AddedTime.Purpose?

    public init(
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
