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
