public import HallCore

/// What a clerk's page shows beside its own ticket.
public struct DeskReply: Codable, Hashable, Sendable {
    public var window: WindowStateReply
    public var staff: Badge?
    public var ticket: TicketReply?
    public var waiting: [TicketReply]
    public var kept: [TicketReply]
    public var paused: String?
    public var standstill: StandstillReply?
    public var position: Int
    public var time: String
    /// Seconds until a recall and a miss are possible; `null` where they never are for this ticket.
    public var recallIn: Int?
    public var missedIn: Int?
    /// Seconds in which the last step can be taken back; `null` where it can't.
    public var undoIn: Int?
    /// Other tickets of the same person 一人多事 that have not ended.
    public var party: [TicketReply]
    /// Reasons for a pause, and the closing list of the evening.
    public var pauseReasons: [String]
    public var closingList: [String]
    /// Calling time is over for today.
    public var evening: Bool
    /// What whoever asks can press now, in the words of the table (`next`, `recall` …), as the
    /// rules decide it; also what is too early by some seconds.
    public var may: [String]

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
