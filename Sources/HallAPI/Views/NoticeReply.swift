package import HallCore

/// One notice, as it goes over the wire. Names only where they were asked for.
package struct NoticeReply: Codable, Hashable, Sendable {
    package var serial: NoticeSerial
    package var serialText: String
    package var code: String
    package var item: ItemCode
    package var itemName: String
    package var outcome: NoticeOutcome
    package var outcomeText: String
    package var handler: Badge
    package var day: String
    package var stage: NoticeRecord.Stage
    package var stageText: String
    package var copies: [NoticeRecord.CopyState]
    package var seal: String?
    package var shelf: String?
    package var life: Life
    /// The first paper of its application.
    package var application: NoticeSerial?
    package var replacedBy: NoticeSerial?
    package var verdict: NoticeVerdict
    package var verdictText: String
    /// What stands in the QR code.
    package var statement: String
    /// The last day of what the paper promises, where there is one.
    package var dueText: String?
    /// What the list of materials depends on; no name.
    package var applicantKind: Applicant.Kind?
    package var hasAgent = false
    /// As what who came stood there; absent where the applicant came.
    package var capacity: Applicant.Capacity?
    /// What the applicant has promised 承诺 and not brought yet, by the materials' names; absent of
    /// advice.
    package var owed: [String]?
    /// 联办事项 of its application; absent of a matter of one authority.
    package var subcases: [SubcaseReply]?
    /// How far its application has come; absent of advice and of what is void.
    package var progress: ProgressReply?
    /// The signed text, for `open` alone.
    package var content: String?
    package var applicant: Applicant?

    enum CodingKeys: String, CodingKey {
        case serial, code, item, outcome, handler, day, stage, copies, seal, shelf, verdict
        case statement, content, applicant, application, life, capacity, owed, progress
        case subcases
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
    package init(
        _ record: NoticeRecord,
        _ verdict: NoticeVerdict,
        pattern: String,
        clock: (Int64) -> String
    ) {
        serial = record.serial
        serialText = record.serial.text(pattern)
        code = record.issue.code
        item = ItemCode(record.issue.item)
        itemName = ""
        outcome = record.issue.outcome
        outcomeText = record.issue.outcome.words.zh
        handler = Badge(record.issue.handler)
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
    package struct Life: Codable, Hashable, Sendable {
        package var sealedBy: Badge?
        package var sealedAt: String?
        package var way: NoticeDelivery.Way?
        package var deliveredBy: Badge?
        package var deliveredAt: String?
        /// The day of the delivery, where it was noted on a later one.
        package var deliveredOn: CivilDate?
        package var deliveryDetail: String?
        package var witness: String?
        /// 领取登记: how it was handed over; who collected it and upon which proof, for `open` alone.
        package var handOverWay: HandOver.Way?
        package var handOverDetail: String?
        package var collector: String?
        /// The day on the post's return receipt 回执.
        package var confirmedOn: CivilDate?
        package var followUp: NoticeFollowUp?
        package var isVoid: Bool
        package var voidReason: String?
        package var list: String?

        enum CodingKeys: String, CodingKey {
            case way, witness, list
            case sealedBy = "sealed_by"
            case sealedAt = "sealed_at"
            case deliveredBy = "delivered_by"
            case deliveredAt = "delivered_at"
            case deliveredOn = "delivered_on"
            case deliveryDetail = "delivery_detail"
            case handOverWay = "hand_over_way"
            case handOverDetail = "hand_over_detail"
            case collector
            case confirmedOn = "confirmed_on"
            case followUp = "follow_up"
            case isVoid = "void"
            case voidReason = "void_reason"
        }

        init(_ record: NoticeRecord, clock: (Int64) -> String) {
            sealedBy = record.sealedBy.map { Badge($0) }
            sealedAt = record.sealedAt.map(clock)
            way = record.delivery?.way
            deliveredBy = record.deliveredBy.map { Badge($0) }
            deliveredAt = record.deliveredAt.map(clock)
            if let day = record.delivery?.day, deliveredAt?.hasPrefix("\(day)") == false {
                deliveredOn = day
            }
            confirmedOn = record.confirmedOn
            followUp = record.followUp
            isVoid = record.voidReason != nil
            list = record.list
        }
    }
}
