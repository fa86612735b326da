import HallAPI
public import HallCore

/// Which applications to look at.
public struct ApplicationQuery: Codable, Hashable, Sendable {
    /// Begun in a month such as `2026-11`; without it, all that are open.
    public var month: String?
    /// Only those that are so near their last day.
    public var urgencies: [ApplicationClock.Urgency]?
    public var serial: String?

    public init() {}
}

/// An application 办件 with its clock, as it goes over the wire.
public struct ApplicationReply: Codable, Hashable, Sendable {
    public var serial: String
    public var serialText: String
    public var item: String
    public var itemName: String
    public var handler: String
    public var stage: ApplicationClock.Stage
    public var stageText: String
    public var urgency: ApplicationClock.Urgency
    public var urgencyText: String
    /// The earliest last day; where a year is not announced 暂定, `latest` is the other bound.
    public var due: String?
    public var latest: String?
    public var promisedDue: String?
    public var receivedOn: String?
    public var acceptedOn: String?
    public var isLapsed: Bool
    public var corrections: Int
    public var extensionDays: Int
    public var excludedDays: Int
    public var decidedOn: String?
    public var isGranted: Bool?
    public var papers: [String]
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
    }

    /// A last day that was not kept.
    public struct Late: Codable, Hashable, Sendable {
        public var serial: String
        public var itemName: String
        public var handler: String
        public var stage: String
        public var due: String
        /// `nil` where it is not done yet.
        public var doneOn: String?

        enum CodingKeys: String, CodingKey {
            case serial, handler, stage, due
            case itemName = "item_name"
            case doneOn = "done_on"
        }
    }

    /// A line of the seal register 用印登记.
    public struct Seal: Codable, Hashable, Sendable {
        public var serial: String
        public var seal: String
        public var by: String
        public var at: String
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

        init(_ lapse: HoursLapse) {
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
    public var visitsWithoutNotice: [ServedVisit]
    /// R6: with the reason why everything was not told the first time.
    public var repeated: [Line]
    public var unsealed: [Line]
    public var undelivered: [Line]
    public var unshelved: [Line]
    public var voided: [Line]
    /// Begun beside an open application of the same applicant, as another matter.
    public var separate: [Line]
    public var sealed: [Seal]
    /// With who approved it and why (R22).
    public var extensions: [Line]
    public var excludedTimes: [Line]
    /// With their grounds (R7).
    public var refusals: [Line]
    /// 不予许可, with reasons and provisions (art. 38).
    public var denials: [Line]
    /// Last days of the month that were not kept.
    public var late: [Late]
    public var enquiriesOverdue: [EnquiryReply]
    /// R158, R19.
    public var calledOutOfOrder: [OutOfOrder]
    public var priorities: [Priority]
    public var hours: [Hours]

    enum CodingKeys: String, CodingKey {
        case month, papers, repeated, unsealed, undelivered, unshelved, voided, extensions
        case refusals, denials, late, separate, sealed, hours, priorities
        case doneAtOncePercent = "done_at_once_percent"
        case visitsWithoutNotice = "visits_without_notice"
        case excludedTimes = "excluded_times"
        case enquiriesOverdue = "enquiries_overdue"
        case calledOutOfOrder = "called_out_of_order"
    }
}
