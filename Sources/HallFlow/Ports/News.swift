import HallAPI
public import HallCore

/// What happened, and the picture of the day after it.
public struct News: Sendable {
    public let facts: [RecordedFact]
    public let board: BoardView

    public init(facts: [RecordedFact], board: BoardView) {
        self.facts = facts
        self.board = board
    }
}
