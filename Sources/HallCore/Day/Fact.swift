/// Something that happened in the hall. Facts are recorded before they are believed, and never
/// changed afterwards.
package struct Fact: Hashable, Sendable {
    /// Never before the fact before it.
    package let at: Moment
    package let deed: Deed

    package init(_ deed: Deed, at: Moment) {
        self.at = at
        self.deed = deed
    }
}
