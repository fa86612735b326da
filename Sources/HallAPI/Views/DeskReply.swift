package import HallCore

/// What a clerk's page shows beside its own ticket.
package struct DeskReply: Codable, Hashable, Sendable {
    package var window: WindowStateReply
    package var staff: Badge?
    package var ticket: TicketReply?
    package var waiting: [TicketReply]
    package var kept: [TicketReply]
    package var paused: String?
    package var standstill: StandstillReply?
    package var position: Int
    package var time: String
    /// Seconds until a recall and a miss are possible; `null` where they never are for this ticket.
    package var recallIn: Int?
    package var missedIn: Int?
    /// Seconds in which the last step can be taken back; `null` where it can't.
    package var undoIn: Int?
    /// Other tickets of the same person 一人多事 that have not ended.
    package var party: [TicketReply]
    /// Reasons for a pause, and the closing list of the evening.
    package var pauseReasons: [String]
    package var closingList: [String]
    /// Calling time is over for today.
    package var evening: Bool
    /// What whoever asks can press now, in the words of the table (`next`, `recall` …), as the
    /// rules decide it; also what is too early by some seconds.
    package var may: [String]

    enum CodingKeys: String, CodingKey {
        case window, staff, ticket, waiting, kept, paused, position, time, party, evening, may
        case standstill
        case undoIn = "undo_in"
        case pauseReasons = "pause_reasons"
        case closingList = "closing_list"
        case recallIn = "recall_in"
        case missedIn = "missed_in"
    }
}
