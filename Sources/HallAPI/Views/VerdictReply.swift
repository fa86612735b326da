package import HallCore

/// What everybody may know of a notice who has its code: nothing personal.
package struct VerdictReply: Codable, Hashable, Sendable {
    package var serial: NoticeSerial
    package var serialText: String
    package var item: ItemCode
    package var itemName: String
    package var outcome: NoticeOutcome
    package var outcomeText: String
    package var day: String
    package var verdict: NoticeVerdict
    package var verdictText: String
    /// What stands in the QR code: who scans another one holds another paper.
    package var statement: String
    /// The last day of what the paper promises, where there is one and it is known.
    package var dueText: String?
    /// How far its application has come; absent of advice and of what is void.
    package var progress: ProgressReply?

    enum CodingKeys: String, CodingKey {
        case serial, item, outcome, day, verdict, statement, progress
        case serialText = "serial_text"
        case itemName = "item_name"
        case outcomeText = "outcome_text"
        case verdictText = "verdict_text"
        case dueText = "due_text"
    }

    package init(
        serial: NoticeSerial,
        serialText: String,
        item: ItemCode,
        itemName: String,
        outcome: NoticeOutcome,
        outcomeText: String,
        day: String,
        verdict: NoticeVerdict,
        verdictText: String,
        statement: String,
        dueText: String? = nil,
        progress: ProgressReply? = nil
    ) {
        self.serial = serial
        self.serialText = serialText
        self.item = item
        self.itemName = itemName
        self.outcome = outcome
        self.outcomeText = outcomeText
        self.day = day
        self.verdict = verdict
        self.verdictText = verdictText
        self.statement = statement
        self.dueText = dueText
        self.progress = progress
    }

    package init(_ reply: NoticeReply) {
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
        progress = reply.progress
    }
}
