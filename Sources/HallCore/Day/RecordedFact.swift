/// A fact and its place in the journal.
package struct RecordedFact: Hashable, Sendable {
    /// From 1, without a gap, in the order of commit.
    package let position: Int
    package let fact: Fact

    package init(position: Int, fact: Fact) {
        self.position = position
        self.fact = fact
    }
}
