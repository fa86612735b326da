/// A fact and its place in the journal.
public struct RecordedFact: Hashable, Sendable {
    /// From 1, without a gap, in the order of commit.
    public let position: Int
    public let fact: Fact

    public init(position: Int, fact: Fact) {
        self.position = position
        self.fact = fact
    }
}
