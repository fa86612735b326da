import HallAPI
public import HallCore

/// What can be asked of the notices, as it goes over the wire.
public struct NoticeRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case issue, print, settle, seal, deliver, shelve, void, copy, open, decide
        case withdraw
        /// A quick copy on the receipt printer, 80 mm wide.
        case quick
        case followUp = "follow-up"
        /// What was granted is in the applicant's hands.
        case handOver = "hand-over"
    }

    public var verb: Verb
    /// A serial or a short code; every verb but `issue` needs it.
    public var notice: String?
    public var draft: NoticeDraft?
    public var copy: Int?
    public var cameOut: Bool?
    public var way: NoticeDelivery.Way?
    public var detail: String?
    public var witness: String?
    public var shelf: String?
    public var followUp: NoticeFollowUp?
    public var reason: String?
    public var replacedBy: String?
    /// For `decide`: whether it is granted. Where it is not, `reason` and `provision` say why.
    public var isGranted: Bool?
    /// The article by which it is denied, such as `食品经营许可和备案管理办法 第十二条`.
    public var provision: String?
    public var staff: String?

    enum CodingKeys: String, CodingKey {
        case verb, notice, draft, copy, way, detail, witness, shelf, reason, staff, provision
        case isGranted = "granted"
        case cameOut = "came_out"
        case followUp = "follow_up"
        case replacedBy = "replaced_by"
    }

    public init(_ verb: Verb, notice: String? = nil) {
        self.verb = verb
        self.notice = notice
    }

    /// - Throws: a refusal that names the field, where one is missing or is none of this verb's.
    func checkFields() throws(Refusal) {
        let given: [(name: String, isThere: Bool)] = [
            ("notice", notice != nil), ("draft", draft != nil), ("copy", copy != nil),
            ("came_out", cameOut != nil), ("way", way != nil), ("detail", detail != nil),
            ("witness", witness != nil), ("shelf", shelf != nil), ("follow_up", followUp != nil),
            ("reason", reason != nil), ("replaced_by", replacedBy != nil),
            ("granted", isGranted != nil), ("provision", provision != nil),
        ]
        let (needed, optional) = fields
        try Refusal.checkFields(given, needed: needed, optional: optional)
    }

    private var fields: (needed: [String], optional: [String]) {
        switch verb {
        case .issue: (["draft"], [])
        case .print, .quick, .copy, .seal, .handOver: (["notice"], [])
        case .settle: (["notice", "copy", "came_out"], [])
        case .deliver: (["notice", "way"], ["detail", "witness"])
        case .shelve: (["notice", "shelf"], [])
        case .void: (["notice", "reason"], ["replaced_by"])
        case .open, .withdraw: (["notice", "reason"], [])
        case .followUp: (["notice", "follow_up"], [])
        case .decide where isGranted == false: (["notice", "granted", "reason", "provision"], [])
        case .decide: (["notice", "granted"], [])
        }
    }
}

/// One notice, as it goes over the wire. Names only where they were asked for.
public struct NoticeReply: Codable, Hashable, Sendable {
    public var serial: String
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
    public var copies: [String]
    public var seal: String?
    public var shelf: String?
    public var life: Life
    /// The first paper of its application.
    public var application: String?
    public var replacedBy: String?
    public var verdict: NoticeVerdict
    public var verdictText: String
    /// What stands in the QR code.
    public var statement: String
    /// The last day of what the paper promises, where there is one.
    public var dueText: String?
    /// What the list of materials depends on; no name.
    public var applicantKind: Applicant.Kind?
    public var hasAgent: Bool
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
    }
}

/// What everybody may know of a notice who has its code: nothing personal.
public struct VerdictReply: Codable, Hashable, Sendable {
    public let serial: String
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

/// What can be said of a notice, and no more.
public enum NoticeVerdict: String, CaseIterable, Codable, Hashable, Sendable {
    /// The signature is not the hall's, or belongs to other content.
    case notGenuine = "not_genuine"
    /// No such public key here.
    case keyUnknown = "key_unknown"
    /// With the key and the code alone.
    case genuine
    /// With the content's file.
    case unchanged, changed
    /// With the archive.
    case inForce = "in_force"
    case void, replaced, destroyed
    /// Genuine and in force as a paper, but the application was denied since 不予许可.
    case denied
    case notInArchive = "not_in_archive"
    /// The content is as it was signed; the stored pages are not.
    case paperChanged = "paper_changed"

    public var sentence: String {
        switch self {
        case .notGenuine: "签名不是本中心的，或者内容已被改动：不要采信"
        case .keyUnknown: "没有对应的公钥，不能查验"
        case .genuine: "签名真实；内容没有比对；是否仍然有效未知"
        case .unchanged: "签名真实，内容没有改动；是否仍然有效未知"
        case .changed: "签名真实，但是内容已被改动：不要采信"
        case .inForce: "内容与存档一致（不含印章真伪），有效"
        case .void: "内容与存档一致（不含印章真伪），但是已经作废"
        case .replaced: "内容与存档一致（不含印章真伪），但是已经由另一份告知书代替"
        case .denied: "内容与存档一致（不含印章真伪），但这件申请后来已作出不予行政许可的决定"
        case .destroyed: "签名真实；保管期限已满，内容已按清册销毁"
        case .notInArchive: "存档里没有这份告知书"
        case .paperChanged: "内容与签名一致，但是存档的纸面文件已被改动：不要从存档复印，请报告"
        }
    }
}

/// Says what can be known of a notice, from what there is.
public enum NoticeVerifier {
    /// With the public key and the code, and the content where there is a file of it.
    public static func verdict(
        on statement: NoticeStatement,
        content: String?,
        digest: (String) -> String,
        isGenuine: (NoticeStatement) -> Bool?
    ) -> NoticeVerdict {
        guard let genuine = isGenuine(statement) else { return .keyUnknown }
        guard genuine else { return .notGenuine }
        guard let content else { return .genuine }
        guard digest(content) == statement.digest,
            NoticeContent(canonical: content)?.serial == statement.serial
        else { return .changed }
        return .unchanged
    }

    /// With the archive: what is stored against what was signed, and whether it still holds.
    public static func verdict(
        on record: NoticeRecord,
        content: String?,
        signer: any NoticeSigner
    ) -> NoticeVerdict {
        let plain = verdict(
            on: NoticeStatement(record),
            content: content,
            digest: { signer.digest(of: $0) },
            isGenuine: { signer.isGenuine($0.signature, of: $0.bytes, key: $0.key) }
        )
        switch plain {
        case .unchanged:
            if record.replacedBy != nil { return .replaced }
            return record.voidReason == nil ? .inForce : .void
        case .genuine: return record.destroyedBy == nil ? .changed : .destroyed
        default: return plain
        }
    }
}
