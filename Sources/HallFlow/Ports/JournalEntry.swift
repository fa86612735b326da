import HallAPI
package import HallCore

/// What one order comes to on disk: together or not at all.
package struct JournalEntry: Hashable, Sendable {
    package var facts: [Fact]
    package var answered: AnsweredCommand?
    /// What belongs to the facts and stands apart from the chain, so that it can be erased.
    package var apart = WordsApart()

    package init(facts: [Fact] = [], answered: AnsweredCommand? = nil) {
        self.facts = facts
        self.answered = answered
    }

    package var isEmpty: Bool { facts.isEmpty && answered == nil }
}
