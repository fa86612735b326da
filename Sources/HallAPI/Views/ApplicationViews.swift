package import HallCore

/// An application 办件 with its clock, as it goes over the wire.
package struct ApplicationReply: Codable, Hashable, Sendable {
    package var serial: NoticeSerial
    package var serialText: String
    package var item: ItemCode
    package var itemName: String
    package var handler: Badge
    package var stage: ApplicationClock.Stage
    package var stageText: String
    package var urgency: ApplicationClock.Urgency
    package var urgencyText: String
    /// The earliest last day; where a year is not announced 暂定, `latest` is the other bound.
    package var due: CivilDate?
    package var latest: CivilDate?
    package var promisedDue: CivilDate?
    package var receivedOn: CivilDate?
    package var acceptedOn: CivilDate?
    package var isLapsed: Bool
    package var corrections: Int
    package var extensionDays: Int
    package var excludedDays: Int
    package var decidedOn: CivilDate?
    package var isGranted: Bool?
    package var papers: [NoticeSerial]
    /// 办件编号 of the approval system.
    package var caseNumber: String?
    /// What was promised 承诺 and has not come yet, by the materials' names.
    package var owed: [String]
    package var owedDue: CivilDate?
    /// 联办事项; absent of a matter of one authority.
    package var subcases: [SubcaseReply]?
    /// Where the clock can't be told, why: a year without its calendar.
    package var trouble: String?

    enum CodingKeys: String, CodingKey {
        case serial, item, handler, stage, urgency, due, corrections, papers, trouble, owed
        case subcases
        case owedDue = "owed_due"
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
        case caseNumber = "case_number"
    }

    /// - Parameters:
    ///   - today: the hall's local day, on which ``urgency`` was looked at.
    ///   - itemName: empty where the catalogue has it no longer.
    ///   - pattern: of ``NoticePlan/serialPattern``.
    package init(
        _ application: Application,
        _ clock: ApplicationClock,
        _ urgency: ApplicationClock.Urgency,
        on today: CivilDate,
        itemName: String,
        pattern: String
    ) {
        serial = application.serial
        serialText = application.serial.text(pattern)
        item = ItemCode(application.item)
        self.itemName = itemName
        handler = Badge(application.handler)
        stage = clock.stage
        stageText = clock.stage.words.zh
        self.urgency = urgency
        let own = clock.isLapsed ? "逾期未告知，视为受理" : urgency.words.zh
        // What the hall owes does not hide what the applicant owes.
        let isOwedLate = urgency != .promiseLapsed && clock.isOwedLate(on: today)
        let late = isOwedLate ? ApplicationClock.Urgency.promiseLapsed.words.zh : ""
        urgencyText = [own, late].filter { !$0.isEmpty }.joined(separator: "；")
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
        caseNumber = application.caseNumber
        owed = application.owed
        owedDue = clock.owedDue
    }
}

extension ApplicationReply {
    /// As a list has it, a line: what it is, by when what is due, and how near that is.
    package var line: String {
        if let trouble { return "\(serialText)  \(trouble)" }
        let last = due.map { due in
            latest.map { "最早 \(due)、最迟 \($0)（暂定）" } ?? "最迟 \(due)"
        }
        let open = (subcases ?? []).filter { $0.opinion == nil && stage == .decisionDue }
        let owedLast = owedDue.map { "、最迟 \($0)" } ?? ""
        let parts =
            [serialText, itemName, stageText, promisedDue.map { "承诺 \($0)" } ?? "", last ?? ""]
            + open.map { "联办 \($0.text)" }
            + [owed.isEmpty ? "" : "承诺补交 \(owed.count) 项\(owedLast)", urgencyText]
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}

package struct ApplicationsReply: Codable, Hashable, Sendable {
    package var applications: [ApplicationReply]

    package init(applications: [ApplicationReply]) {
        self.applications = applications
    }
}

/// What an inspector asks for 督查报告, of one month.
package struct InspectionReply: Codable, Hashable, Sendable {
    package struct Line: Codable, Hashable, Sendable {
        package var serial: String
        package var item: ItemCode
        package var itemName: String
        package var handler: Badge
        package var day: String
        package var detail: String

        enum CodingKeys: String, CodingKey {
            case serial, item, handler, day, detail
            case itemName = "item_name"
        }

        package init(
            _ record: NoticeRecord,
            _ content: NoticeContent?,
            pattern: String,
            detail: String
        ) {
            serial = record.serial.text(pattern)
            item = ItemCode(record.issue.item)
            itemName = content?.itemName ?? ""
            handler = Badge(record.issue.handler)
            day = record.issue.day
            self.detail = detail
        }
    }

    /// A last day that was not kept.
    package struct Late: Codable, Hashable, Sendable {
        package var serial: String
        package var itemName: String
        package var handler: Badge
        package var stage: String
        package var due: CivilDate
        /// `nil` where it is not done yet.
        package var doneOn: CivilDate?

        enum CodingKeys: String, CodingKey {
            case serial, handler, stage, due
            case itemName = "item_name"
            case doneOn = "done_on"
        }

        package init(
            _ late: LateStage,
            of application: Application,
            itemName: String,
            pattern: String
        ) {
            serial = application.serial.text(pattern)
            self.itemName = itemName
            handler = Badge(application.handler)
            stage = late.stage.words.zh
            due = late.due
            doneOn = late.doneOn
        }
    }

    /// A line of the seal register 用印登记.
    package struct Seal: Codable, Hashable, Sendable {
        package var serial: String
        package var seal: String
        package var by: Badge
        package var at: String

        /// Of a notice that is sealed.
        package init(_ record: NoticeRecord, pattern: String, clock: (Int64) -> String) {
            serial = record.serial.text(pattern)
            seal = record.seal ?? ""
            by = Badge(record.sealedBy ?? "")
            at = record.sealedAt.map(clock) ?? ""
        }
    }

    package struct OutOfOrder: Codable, Hashable, Sendable {
        package let day: String
        package let ticket: TicketNumber
        package let window: WindowNumber
        package let reason: String

        package init(day: String, ticket: TicketNumber, window: WindowNumber, reason: String) {
            self.day = day
            self.ticket = ticket
            self.window = window
            self.reason = reason
        }
    }

    /// 次日优先, by the slip of an earlier day.
    package struct Priority: Codable, Hashable, Sendable {
        package var day: String
        package var ticket: TicketNumber
        package var old: String
        package var oldDay: String
        /// Who handed it out; absent where it was the kiosk.
        package var by: Badge?

        enum CodingKeys: String, CodingKey {
            case day, ticket, old, by
            case oldDay = "old_day"
        }

        package init(day: String, ticket: TicketNumber, old: String, oldDay: String, by: Badge?) {
            self.day = day
            self.ticket = ticket
            self.old = old
            self.oldDay = oldDay
            self.by = by
        }
    }

    /// R46, R47: a window or a person that did not keep the hall's hours.
    package struct Hours: Codable, Hashable, Sendable {
        package var day: String
        package var kind: String
        package var kindText: String
        package var part: String
        package var window: WindowNumber?
        package var badge: Badge?
        package var at: String?

        enum CodingKeys: String, CodingKey {
            case day, kind, part, window, badge, at
            case kindText = "kind_text"
        }

        package init(_ lapse: HoursLapse) {
            day = "\(lapse.date)"
            kind = lapse.kind.rawValue
            kindText = lapse.kind.words.zh
            part = lapse.part
            window = lapse.window
            badge = lapse.badge
            at = lapse.at.map { "\($0)" }
        }
    }

    package var month: String
    /// Notices and receipts of the month.
    package var papers: Int
    /// 当场办结 among the notices about applications, in percent (R5); `nil` where there are none.
    package var doneAtOncePercent: Int?
    /// R11, R12.
    package var visitsWithoutNotice: [ServedVisit] = []
    /// R6: with the reason why everything was not told the first time.
    package var repeated: [Line] = []
    package var unsealed: [Line] = []
    package var undelivered: [Line] = []
    package var unshelved: [Line] = []
    package var voided: [Line] = []
    /// Begun beside an open application of the same applicant, as another matter.
    package var separate: [Line] = []
    package var sealed: [Seal] = []
    /// With who approved it and why (R22).
    package var extensions: [Line] = []
    package var excludedTimes: [Line] = []
    /// With their grounds (R7).
    package var refusals: [Line] = []
    /// 不予许可, with reasons and provisions (art. 38).
    package var denials: [Line] = []
    /// 不予办理 of matters that are no licence.
    package var serviceDenials: [Line] = []
    /// Last days of the month that were not kept.
    package var late: [Late] = []
    package var enquiriesOverdue: [EnquiryReply] = []
    /// 效能监察登记 (R26): a line an authority's part of each joint matter that ran in the month.
    package var jointRegister: [JointCase] = []
    /// R158, R19.
    package var calledOutOfOrder: [OutOfOrder] = []
    package var priorities: [Priority] = []
    package var hours: [Hours] = []

    enum CodingKeys: String, CodingKey {
        case month, papers, repeated, unsealed, undelivered, unshelved, voided, extensions
        case refusals, denials, late, separate, sealed, hours, priorities
        case doneAtOncePercent = "done_at_once_percent"
        case visitsWithoutNotice = "visits_without_notice"
        case excludedTimes = "excluded_times"
        case serviceDenials = "service_denials"
        case enquiriesOverdue = "enquiries_overdue"
        case calledOutOfOrder = "called_out_of_order"
        case jointRegister = "joint_register"
    }

    /// With nothing in it but how many papers there were.
    package init(month: String, papers: Int) {
        self.month = month
        self.papers = papers
    }
}

/// A visitor who was served about an item.
package struct ServedVisit: Codable, Hashable, Sendable {
    package let day: String
    package let ticket: TicketNumber
    package let window: WindowNumber?
    package let item: ItemCode

    package init(day: String, ticket: TicketNumber, window: WindowNumber?, item: ItemCode) {
        self.day = day
        self.ticket = ticket
        self.window = window
        self.item = item
    }
}
