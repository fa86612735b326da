public import HallCore

/// One notice, as it goes over the wire. Names only where they were asked for.
public struct NoticeReply: Codable, Hashable, Sendable {
    public var serial: NoticeSerial
    public var serialText: String
    public var code: String
    public var item: String
    public var itemName: String
    public var outcome: NoticeOutcome
    public var outcomeText: String
    public var handler: String
    public var day: String
    public var stage: NoticeRecord.Stage
    public var stageText: String
    public var copies: [NoticeRecord.CopyState]
    public var seal: String?
    public var shelf: String?
    public var life: Life
    /// The first paper of its application.
    public var application: NoticeSerial?
    public var replacedBy: NoticeSerial?
    public var verdict: NoticeVerdict
    public var verdictText: String
    /// What stands in the QR code.
    public var statement: String
    /// The last day of what the paper promises, where there is one.
    public var dueText: String?
    /// What the list of materials depends on; no name.
    public var applicantKind: Applicant.Kind?
    public var hasAgent = false
    /// The signed text, for `open` alone.
    public var content: String?
    public var applicant: Applicant?

    enum CodingKeys: String, CodingKey {
        case serial, code, item, outcome, handler, day, stage, copies, seal, shelf, verdict
        case statement, content, applicant, application, life
        case applicantKind = "applicant_kind"
        case hasAgent = "has_agent"
        case serialText = "serial_text"
        case itemName = "item_name"
        case dueText = "due_text"
        case outcomeText = "outcome_text"
        case stageText = "stage_text"
        case replacedBy = "replaced_by"
        case verdictText = "verdict_text"
    }

    /// Without what its content, its application and its names say.
    ///
    /// - Parameters:
    ///   - pattern: of ``NoticePlan/serialPattern``.
    ///   - clock: a moment's date and time in the hall, from milliseconds since 1970.
    public init(
        _ record: NoticeRecord,
        _ verdict: NoticeVerdict,
        pattern: String,
        clock: (Int64) -> String
    ) {
        serial = record.serial
        serialText = record.serial.text(pattern)
        code = record.issue.code
        item = record.issue.item
        itemName = ""
        outcome = record.issue.outcome
        outcomeText = record.issue.outcome.words.zh
        handler = record.issue.handler
        day = record.issue.day
        stage = record.stage
        stageText = record.stage.words.zh
        copies = record.copies
        seal = record.seal
        shelf = record.shelf
        life = Life(record, clock: clock)
        application = record.issue.application
        replacedBy = record.replacedBy
        self.verdict = verdict
        verdictText = verdict.sentence
        statement = NoticeStatement(record).place(record.issue.code)
    }

    /// Seal, delivery and what came after, with who and when. Words that may hold a name for `open`
    /// alone.
    public struct Life: Codable, Hashable, Sendable {
        public var sealedBy: String?
        public var sealedAt: String?
        public var way: NoticeDelivery.Way?
        public var deliveredBy: String?
        public var deliveredAt: String?
        public var deliveryDetail: String?
        public var witness: String?
        public var followUp: NoticeFollowUp?
        public var isVoid: Bool
        public var voidReason: String?
        public var list: String?

        enum CodingKeys: String, CodingKey {
            case way, witness, list
            case sealedBy = "sealed_by"
            case sealedAt = "sealed_at"
            case deliveredBy = "delivered_by"
            case deliveredAt = "delivered_at"
            case deliveryDetail = "delivery_detail"
            case followUp = "follow_up"
            case isVoid = "void"
            case voidReason = "void_reason"
        }

        init(_ record: NoticeRecord, clock: (Int64) -> String) {
            sealedBy = record.sealedBy
            sealedAt = record.sealedAt.map(clock)
            way = record.delivery?.way
            deliveredBy = record.deliveredBy
            deliveredAt = record.deliveredAt.map(clock)
            followUp = record.followUp
            isVoid = record.voidReason != nil
            list = record.list
        }
    }
}

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

/// A paper before it is made.
public struct PreviewReply: Codable, Hashable, Sendable {
    public var lines: [String]

    public init(lines: [String]) {
        self.lines = lines
    }
}

public struct NoticesReply: Codable, Hashable, Sendable {
    public var notices: [NoticeReply]

    public init(notices: [NoticeReply]) {
        self.notices = notices
    }
}

/// What somebody is told of a notice: all of it but names, or what everybody may know who has its
/// code.
public enum SeenNotice: Codable, Hashable, Sendable {
    case whole(NoticeReply)
    case verdict(VerdictReply)

    public var verdict: VerdictReply {
        switch self {
        case .whole(let reply): VerdictReply(reply)
        case .verdict(let reply): reply
        }
    }

    private enum CodingKeys: String, CodingKey { case stage }

    public init(from decoder: any Decoder) throws {
        let isWhole = try decoder.container(keyedBy: CodingKeys.self).contains(.stage)
        self =
            isWhole
            ? .whole(try NoticeReply(from: decoder)) : .verdict(try VerdictReply(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .whole(let reply): try reply.encode(to: encoder)
        case .verdict(let reply): try reply.encode(to: encoder)
        }
    }
}

/// A 销毁清册 as it stands.
public struct DestructionReply: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var serial: NoticeSerial
        public var serialText: String
        public var item: String
        public var outcomeText: String
        public var day: String
        public var isDestroyed: Bool

        enum CodingKeys: String, CodingKey {
            case serial, item, day
            case serialText = "serial_text"
            case outcomeText = "outcome_text"
            case isDestroyed = "destroyed"
        }

        init(_ record: NoticeRecord, pattern: String) {
            serial = record.serial
            serialText = record.serial.text(pattern)
            item = record.issue.item
            outcomeText = record.issue.outcome.words.zh
            day = record.issue.day
            isDestroyed = record.destroyedBy != nil
        }
    }

    public var list: String
    public var listedBy: String
    /// `nil` until somebody else has approved the list.
    public var approvedBy: String?
    public var notices: [Line]

    enum CodingKeys: String, CodingKey {
        case list, notices
        case listedBy = "listed_by"
        case approvedBy = "approved_by"
    }

    /// - Parameters:
    ///   - records: all that are on the list, in their order.
    ///   - pattern: of ``NoticePlan/serialPattern``.
    public init(_ list: String, _ records: [NoticeRecord], pattern: String) {
        self.list = list
        listedBy = records.first?.listedBy ?? ""
        if records.allSatisfy({ $0.approvedBy != nil }) { approvedBy = records.first?.approvedBy }
        notices = records.map { Line($0, pattern: pattern) }
    }
}
