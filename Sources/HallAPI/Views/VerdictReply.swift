package import HallCore

/// What everybody may know of a notice who has its code: nothing personal.
package struct VerdictReply: Codable, Hashable, Sendable {
    package let serial: NoticeSerial
    package let serialText: String
    package let item: ItemCode
    package let itemName: String
    package let outcome: NoticeOutcome
    package let outcomeText: String
    package let day: String
    package let verdict: NoticeVerdict
    package let verdictText: String
    /// What stands in the QR code: who scans another one holds another paper.
    package let statement: String
    /// The last day of what the paper promises, where there is one and it is known.
    package let dueText: String?

    enum CodingKeys: String, CodingKey {
        case serial, item, outcome, day, verdict, statement
        case serialText = "serial_text"
        case itemName = "item_name"
        case outcomeText = "outcome_text"
        case verdictText = "verdict_text"
        case dueText = "due_text"
    }

    /// The same with another verdict.
    package init(_ reply: VerdictReply, verdict: NoticeVerdict) {
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
    }
}
