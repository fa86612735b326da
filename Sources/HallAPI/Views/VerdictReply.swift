public import HallCore

/// What everybody may know of a notice who has its code: nothing personal.
public struct VerdictReply: Codable, Hashable, Sendable {
    public let serial: NoticeSerial
    public let serialText: String
    public let item: String
    public let itemName: String
    public let outcome: NoticeOutcome
    public let outcomeText: String
    public let day: String
    public let verdict: NoticeVerdict
    public let verdictText: String
    /// What stands in the QR code: who scans another one holds another paper.
    public let statement: String
    /// The last day of what the paper promises, where there is one and it is known.
    public let dueText: String?

    enum CodingKeys: String, CodingKey {
        case serial, item, outcome, day, verdict, statement
        case serialText = "serial_text"
        case itemName = "item_name"
        case outcomeText = "outcome_text"
        case verdictText = "verdict_text"
        case dueText = "due_text"
    }

    /// The same with another verdict.
    public init(_ reply: VerdictReply, verdict: NoticeVerdict) {
        serial = reply.serial
        serialText = reply.serialText
        item = reply.item
        itemName = reply.itemName
        outcome = reply.outcome
        outcomeText = reply.outcomeText
        day = reply.day
        self.verdict = verdict
        verdictText = verdict.sentence
        statement = reply.statement
        dueText = reply.dueText
    }

    public init(_ reply: NoticeReply) {
        serial = reply.serial
        serialText = reply.serialText
        item = reply.item
        itemName = reply.itemName
        outcome = reply.outcome
        outcomeText = reply.outcomeText
        day = reply.day
        verdict = reply.verdict
        verdictText = reply.verdictText
        statement = reply.statement
        dueText = reply.dueText
    }
}
