public import HallCore

/// An application 办件 with its clock, as it goes over the wire.
public struct ApplicationReply: Codable, Hashable, Sendable {
    public var serial: NoticeSerial
    public var serialText: String
    public var item: String
    public var itemName: String
    public var handler: String
    public var stage: ApplicationClock.Stage
    public var stageText: String
    public var urgency: ApplicationClock.Urgency
    public var urgencyText: String
    /// The earliest last day; where a year is not announced 暂定, `latest` is the other bound.
    public var due: CivilDate?
    public var latest: CivilDate?
    public var promisedDue: CivilDate?
    public var receivedOn: CivilDate?
    public var acceptedOn: CivilDate?
    public var isLapsed: Bool
    public var corrections: Int
    public var extensionDays: Int
    public var excludedDays: Int
    public var decidedOn: CivilDate?
    public var isGranted: Bool?
    public var papers: [NoticeSerial]
    /// Where the clock can't be told, why: a year without its calendar.
    public var trouble: String?

    enum CodingKeys: String, CodingKey {
        case serial, item, handler, stage, urgency, due, corrections, papers, trouble
        case latest = "due_latest"
        case serialText = "serial_text"
        case itemName = "item_name"
        case stageText = "stage_text"
        case urgencyText = "urgency_text"
        case promisedDue = "promised_due"
        case receivedOn = "received_on"
        case acceptedOn = "accepted_on"
        case isLapsed = "lapsed"
        case extensionDays = "extension_days"
        case excludedDays = "excluded_days"
        case decidedOn = "decided_on"
        case isGranted = "granted"
    }

    /// - Parameters:
    ///   - itemName: empty where the catalogue has it no longer.
    ///   - pattern: of ``NoticePlan/serialPattern``.
    public init(
        _ application: Application,
        _ clock: ApplicationClock,
        _ urgency: ApplicationClock.Urgency,
        itemName: String,
        pattern: String
    ) {
        serial = application.serial
        serialText = application.serial.text(pattern)
        item = application.item
        self.itemName = itemName
        handler = application.handler
        stage = clock.stage
        stageText = clock.stage.words.zh
        self.urgency = urgency
        urgencyText = clock.isLapsed ? "逾期未告知，视为受理" : urgency.words.zh
        due = clock.due
        latest = clock.openYear == nil ? nil : clock.latest
        promisedDue = clock.promisedDue
        receivedOn = application.receivedOn
        acceptedOn = clock.acceptedOn
        isLapsed = clock.isLapsed
        corrections = application.corrections
        extensionDays = application.extensionDays
        excludedDays = application.excludedDays
        decidedOn = application.decidedOn
        isGranted = application.isGranted
        papers = application.papers
    }
}

public struct ApplicationsReply: Codable, Hashable, Sendable {
    public var applications: [ApplicationReply]

    public init(applications: [ApplicationReply]) {
        self.applications = applications
    }
}

/// What an inspector asks for 督查报告, of one month.
public struct InspectionReply: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var serial: String
        public var item: String
        public var itemName: String
        public var handler: String
        public var day: String
        public var detail: String

        enum CodingKeys: String, CodingKey {
            case serial, item, handler, day, detail
            case itemName = "item_name"
        }

        public init(
            _ record: NoticeRecord,
            _ content: NoticeContent?,
            pattern: String,
            detail: String
        ) {
            serial = record.serial.text(pattern)
            item = record.issue.item
            itemName = content?.itemName ?? ""
            handler = record.issue.handler
            day = record.issue.day
            self.detail = detail
        }
    }

    /// A last day that was not kept.
    public struct Late: Codable, Hashable, Sendable {
        public var serial: String
        public var itemName: String
        public var handler: String
        public var stage: String
        public var due: CivilDate
        /// `nil` where it is not done yet.
        public var doneOn: CivilDate?

        enum CodingKeys: String, CodingKey {
            case serial, handler, stage, due
            case itemName = "item_name"
            case doneOn = "done_on"
        }

        public init(
            _ late: LateStage,
            of application: Application,
            itemName: String,
            pattern: String
        ) {
            serial = application.serial.text(pattern)
            self.itemName = itemName
            handler = application.handler
            stage = late.stage.words.zh
            due = late.due
            doneOn = late.doneOn
        }
    }

    /// A line of the seal register 用印登记.
    public struct Seal: Codable, Hashable, Sendable {
        public var serial: String
        public var seal: String
        public var by: String
        public var at: String

        /// Of a notice that is sealed.
        public init(_ record: NoticeRecord, pattern: String, clock: (Int64) -> String) {
            serial = record.serial.text(pattern)
            seal = record.seal ?? ""
            by = record.sealedBy ?? ""
            at = record.sealedAt.map(clock) ?? ""
        }
    }

    public struct OutOfOrder: Codable, Hashable, Sendable {
        public let day: String
        public let ticket: String
        public let window: Int
        public let reason: String

        public init(day: String, ticket: String, window: Int, reason: String) {
            self.day = day
            self.ticket = ticket
            self.window = window
            self.reason = reason
        }
    }

    /// 次日优先, by the slip of an earlier day.
    public struct Priority: Codable, Hashable, Sendable {
        public var day: String
        public var ticket: String
        public var old: String
        public var oldDay: String
        /// Who handed it out; absent where it was the kiosk.
        public var by: String?

        enum CodingKeys: String, CodingKey {
            case day, ticket, old, by
            case oldDay = "old_day"
        }

        public init(day: String, ticket: String, old: String, oldDay: String, by: String?) {
            self.day = day
            self.ticket = ticket
            self.old = old
            self.oldDay = oldDay
            self.by = by
        }
    }

    /// R46, R47: a window or a person that did not keep the hall's hours.
    public struct Hours: Codable, Hashable, Sendable {
        public var day: String
        public var kind: String
        public var kindText: String
        public var part: String
        public var window: Int?
        public var badge: String?
        public var at: String?

        enum CodingKeys: String, CodingKey {
            case day, kind, part, window, badge, at
            case kindText = "kind_text"
        }

        public init(_ lapse: HoursLapse) {
            day = "\(lapse.date)"
            kind = lapse.kind.rawValue
            kindText = lapse.kind.words.zh
            part = lapse.part
            window = lapse.window?.value
            badge = lapse.badge?.text
            at = lapse.at.map { "\($0)" }
        }
    }

    public var month: String
    /// Notices and receipts of the month.
    public var papers: Int
    /// 当场办结 among the notices about applications, in percent (R5); `nil` where there are none.
    public var doneAtOncePercent: Int?
    /// R11, R12.
    public var visitsWithoutNotice: [ServedVisit] = []
    /// R6: with the reason why everything was not told the first time.
    public var repeated: [Line] = []
    public var unsealed: [Line] = []
    public var undelivered: [Line] = []
    public var unshelved: [Line] = []
    public var voided: [Line] = []
    /// Begun beside an open application of the same applicant, as another matter.
    public var separate: [Line] = []
    public var sealed: [Seal] = []
    /// With who approved it and why (R22).
    public var extensions: [Line] = []
    public var excludedTimes: [Line] = []
    /// With their grounds (R7).
    public var refusals: [Line] = []
    /// 不予许可, with reasons and provisions (art. 38).
    public var denials: [Line] = []
    /// Last days of the month that were not kept.
    public var late: [Late] = []
    public var enquiriesOverdue: [EnquiryReply] = []
    /// R158, R19.
    public var calledOutOfOrder: [OutOfOrder] = []
    public var priorities: [Priority] = []
    public var hours: [Hours] = []

    enum CodingKeys: String, CodingKey {
        case month, papers, repeated, unsealed, undelivered, unshelved, voided, extensions
        case refusals, denials, late, separate, sealed, hours, priorities
        case doneAtOncePercent = "done_at_once_percent"
        case visitsWithoutNotice = "visits_without_notice"
        case excludedTimes = "excluded_times"
        case enquiriesOverdue = "enquiries_overdue"
        case calledOutOfOrder = "called_out_of_order"
    }

    /// With nothing in it but how many papers there were.
    public init(month: String, papers: Int) {
        self.month = month
        self.papers = papers
    }
}

/// A visitor who was served about an item.
public struct ServedVisit: Codable, Hashable, Sendable {
    public let day: String
    public let ticket: String
    public let window: Int?
    public let item: String

    public init(day: String, ticket: String, window: Int?, item: String) {
        self.day = day
        self.ticket = ticket
        self.window = window
        self.item = item
    }
}
