/// Something that happened in the hall. Facts are recorded before they are believed, and never
/// changed afterwards.
public struct Fact: Hashable, Sendable {
    /// Never before the fact before it.
    public let at: Moment
    public let deed: Deed

    public init(_ deed: Deed, at: Moment) {
        self.at = at
        self.deed = deed
    }
}
