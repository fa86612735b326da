/// Time that is added to a limit by a paper of its own.
package struct AddedTime: Codable, Hashable, Sendable {
    /// What does not count into a limit.
    package enum Purpose: Hashable, Sendable {
        /// Administrative Licensing Law, art. 45.
        case hearing, tender, auction, test, inspection, quarantine, appraisal, expertReview
        /// What the item's own law leaves out, by its name: ``Item/TimeLimit/excluded``.
        case own(String)
    }

    /// `nil` for an extension.
    package var purpose: Purpose?
    /// Of an extension in the unit of the limit; else working days.
    package var days: Int
    /// Who approved an extension: 本行政机关负责人, for a joint case 本级人民政府负责人.
    package var approver: String
    package var reason: String

    package init(purpose: Purpose? = nil, days: Int, approver: String = "", reason: String = "") {
        self.purpose = purpose
        self.days = days
        self.approver = approver
        self.reason = reason
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        purpose = try box.decodeIfPresent(Purpose.self, forKey: .purpose)
        days = try box.decode(Int.self, forKey: .days)
        approver = try box.decodeIfPresent(String.self, forKey: .approver) ?? ""
        reason = try box.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }
}

/// An application 办件, from the materials handed in to the result in the applicant's hands: the sum
/// of its facts. It is known by the serial of its first paper. A paper that is void counts no more,
/// but for two: a receipt, since the materials are here all the same and the clock runs; and a
/// 补正告知 that was delivered, since the applicant was told (``Application/counted``).
package struct Application: Codable, Hashable, Sendable {
    /// A paper of it, as its fact has it.
    struct Paper: Codable, Hashable, Sendable {
        let serial: NoticeSerial
        let outcome: NoticeOutcome
        let day: CivilDate
        let term: NoticeTerm
        let handler: String
        let caseNumber: String?
        let promised: NoticeIssue.Promised?
        /// Of a receipt of what was promised, what of it came; `nil` of any other paper.
        var brought: [String]?
        /// 联办事项; `nil` of a paper without any, and of 0.3.
        var subcases: [Subcase]?
        var isVoid = false
        /// The day on which it was noted as void; of 0.3 nobody knows it.
        var voidedOn: CivilDate?
        var isDelivered = false
        /// The day on which the applicant got it; `nil` where nobody knows it yet.
        var toldOn: CivilDate?
        /// The day on which it went by post: the return receipt 回执 says when it came.
        var postedOn: CivilDate?

        /// Of what 0.3 made the day is that of the paper: its clocks ended with the making.
        var told: CivilDate? { toldOn ?? (term.isByDelivery || postedOn != nil ? nil : day) }
    }

    package let serial: NoticeSerial
    package let item: String
    package let authority: String
    /// In their order, the first one first.
    private(set) var all: [Paper]
    package private(set) var decidedOn: CivilDate?
    package private(set) var isGranted: Bool?
    package private(set) var withdrawnOn: CivilDate?
    /// 领证通知, as it was told last.
    package private(set) var collection: Collection?
    /// By ``Subcase/code``; `nil` where nothing was noted of any.
    private(set) var subcaseProgress: [String: Subcase.Progress]?
    package private(set) var resultDeliveredOn: CivilDate?
    /// 邮寄: on that day it was sent, and nobody knows when it came. `nil` is in person.
    package private(set) var isResultPosted: Bool?

    /// `nil` unless `deed` begins an application.
    package init?(_ deed: NoticeDeed) {
        guard case .issued(let serial, let issue) = deed, issue.application == serial,
            let paper = Paper(serial, issue)
        else { return nil }
        self.serial = serial
        item = issue.item
        authority = issue.authority
        all = [paper]
    }

    /// - Parameter day: the hall's local day of the fact.
    package mutating func apply(_ deed: NoticeDeed, on day: CivilDate) {
        switch deed {
        case .issued(let serial, let issue):
            if let paper = Paper(serial, issue) { all.append(paper) }
        case .voided(let serial, _, _, _):
            for index in all.indices where all[index].serial == serial {
                all[index].voidedOn = day
                all[index].isVoid = all[index].outcome != .received
                // The clock goes by a receipt that is void; a promise is not kept by it.
                if all[index].brought != nil { all[index].brought = [] }
            }
            takeBackEnding()
        case .delivered(let serial, let delivery, _):
            for index in all.indices where all[index].serial == serial {
                all[index].isDelivered = true
                let deliveredOn = delivery.day ?? day
                if delivery.way == .posted {
                    all[index].postedOn = deliveredOn
                } else {
                    all[index].toldOn = deliveredOn
                }
            }
        case .deliveryConfirmed(let serial, let date, _):
            for index in all.indices where all[index].serial == serial {
                all[index].toldOn = date
            }
        case .decided(_, let granted, let date, _):
            decidedOn = date ?? day
            isGranted = granted
        case .collectionOffered(_, let collection, _): self.collection = collection
        case .resultDelivered(_, let handOver, _):
            resultDeliveredOn = day
            isResultPosted = handOver?.way == .posted ? true : nil
        case .withdrawn: withdrawnOn = day
        case .subcaseSent(_, let code, let number, let date, let badge):
            var progress = subcaseProgress?[code] ?? Subcase.Progress(by: badge)
            progress.send(number, on: date, by: badge)
            subcaseProgress = (subcaseProgress ?? [:]).merging([code: progress]) { $1 }
        case .subcaseAnswered(_, let code, let opinion, let date, let badge):
            var progress = subcaseProgress?[code] ?? Subcase.Progress(by: badge)
            (progress.opinion, progress.answeredOn, progress.by) = (opinion, date, badge)
            subcaseProgress = (subcaseProgress ?? [:]).merging([code: progress]) { $1 }
        default: break
        }
    }

    /// A decision or a withdrawal that was noted by mistake goes with its papers, as long as none
    /// of them has left the hall.
    private mutating func takeBackEnding() {
        func isTakenBack(_ papers: [Paper]) -> Bool {
            !papers.isEmpty && papers.allSatisfy { $0.isVoid && !$0.isDelivered }
        }
        if resultDeliveredOn == nil, isTakenBack(all.filter(\.outcome.isOfDecision)) {
            (decidedOn, isGranted, collection) = (nil, nil, nil)
        }
        if isTakenBack(all.filter { $0.outcome == .withdrawn }) { withdrawnOn = nil }
    }

    var valid: [Paper] { all.filter { !$0.isVoid } }

    private func last(_ outcomes: NoticeOutcome...) -> Paper? {
        valid.last { outcomes.contains($0.outcome) }
    }

    package var papers: [NoticeSerial] { all.map(\.serial) }
    /// The day of its first paper.
    package var appliedOn: CivilDate { all[0].day }
    package var handler: String { all.last?.handler ?? "" }
    /// 办件编号 of the approval system, as the last paper had it that had one.
    package var caseNumber: String? { valid.last { $0.caseNumber != nil }?.caseNumber }
    /// Whether its 决定书 is there.
    package var hasDecision: Bool { last(.granted, .denied) != nil }
    /// 结果告知, where there is one.
    package var result: (serial: NoticeSerial, day: CivilDate)? {
        last(.result).map { ($0.serial, $0.day) }
    }
    /// Whether what was granted can be handed over: a paper says it, or 0.3 noted it without one.
    var isGrantShown: Bool {
        guard isGranted == true else { return false }
        return hasDecision || result != nil || !all.contains(where: \.outcome.isOfDecision)
    }
    /// When materials were handed in: the first time since the applicant was last told to complete
    /// them, so that a second receipt wins the hall no time.
    package var receivedOn: CivilDate? {
        let papers = counted
        let told = papers.lastIndex(where: \.hasLeft).map { $0 + 1 } ?? 0
        return papers[told...].first { $0.outcome == .received }?.day
            ?? papers.first { $0.outcome == .received }?.day
    }
    /// 补正告知 so far: it ought to be one at most (R6).
    package var corrections: Int { counted.count { $0.outcome == .correction } }
    package var acceptedOn: CivilDate? { last(.accepted)?.term.from }
    /// What its limit is: the acceptance says it, and until then the first paper.
    package var term: NoticeTerm { (last(.accepted) ?? all[0]).term }
    package var kind: Item.Kind { term.kind }
    /// Accepted because nobody told in time (Administrative Licensing Law, art. 32, no. 4): by a
    /// paper that is dated back to the day the materials came.
    package var isDeemedAccepted: Bool { last(.accepted).map { $0.term.from < $0.day } ?? false }
    /// In the unit of its limit.
    package var extensionDays: Int { days(of: .extended) }
    package var excludedDays: Int { days(of: .timeExcluded) }

    private func days(of outcome: NoticeOutcome) -> Int {
        valid.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.term.days }
    }

    /// From when a limit that counts by `rule` runs, of an application accepted on that day.
    package func limitStart(_ rule: LimitRule, acceptedOn: CivilDate) -> CivilDate {
        guard rule.start != .acceptance else { return acceptedOn }
        // What is asked for after the acceptance moves nothing.
        let before = counted.prefix { $0.outcome != .accepted }
        let told = before.lastIndex(where: \.hasLeft)
        if told != nil, rule.afterCorrection == .continues { return before[0].day }
        let received = before[(told.map { $0 + 1 } ?? 0)...].first {
            $0.outcome == .received && (rule.start == .receipt || $0.term.isComplete)
        }
        return min(received?.day ?? acceptedOn, acceptedOn)
    }

    /// Whether a 补正告知 made its limit run anew.
    var isCompleted: Bool {
        counted.prefix { $0.outcome != .accepted }.contains(where: \.hasLeft)
    }

    /// The last day of its limit.
    package func lastDay(
        acceptedOn: CivilDate,
        calendar: WorkingCalendar
    ) -> WorkingCalendar.Deadline {
        let rule = term.rule
        return calendar.deadline(
            from: limitStart(rule, acceptedOn: acceptedOn),
            Period(term.days + extensionDays, rule.unit),
            excluding: excludedDays
        )
    }

    /// Something has to be done about it still.
    package var isOpen: Bool {
        if withdrawnOn != nil || resultDeliveredOn != nil || isGranted == false { return false }
        // No law has a service handed over: it waits for a collection that was told, and no other.
        if isGranted == true, !term.rule.isLicence, collection == nil { return false }
        return !valid.isEmpty && last(.doneAtOnce, .notNeeded, .refused) == nil
    }
}

extension Application {
    /// The papers that the clocks go by: what was promised, and came later, moves none.
    var counted: [Paper] {
        all.filter {
            $0.brought == nil && (!$0.isVoid || $0.outcome == .correction && $0.isDelivered)
        }
    }
}

extension Application.Paper {
    /// A 补正告知 that reached the applicant, or is on its way by post.
    fileprivate var hasLeft: Bool { outcome == .correction && (told != nil || postedOn != nil) }

    init?(_ serial: NoticeSerial, _ issue: NoticeIssue) {
        guard let day = CivilDate(issue.day), let term = issue.term else { return nil }
        self.init(
            serial: serial,
            outcome: issue.outcome,
            day: day,
            term: term,
            handler: issue.handler,
            caseNumber: issue.caseNumber,
            promised: issue.promised,
            brought: issue.brought,
            subcases: issue.subcases
        )
    }
}
