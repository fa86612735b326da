import HallAPI
public import HallCore

/// What one order comes to on disk: together or not at all.
public struct JournalEntry: Hashable, Sendable {
    public var facts: [Fact]
    public var answered: AnsweredCommand?
    /// What belongs to the facts and stands apart from the chain, so that it can be erased.
    public var apart = WordsApart()

    public init(facts: [Fact] = [], answered: AnsweredCommand? = nil) {
        self.facts = facts
        self.answered = answered
    }

    public var isEmpty: Bool { facts.isEmpty && answered == nil }
}
