import HallAPI
package import HallCore

/// What happened, and the picture of the day after it.
package struct News: Sendable {
    package let facts: [RecordedFact]
    package let board: BoardView

    package init(facts: [RecordedFact], board: BoardView) {
        self.facts = facts
        self.board = board
    }
}
