package import HallAPI
package import HallCore

/// What is due, and what an inspector asks for.
extension NoticeCounter {
    package func applications(
        _ query: FindApplications
    ) async throws(DeskError) -> ApplicationsReply {
        let today = await desk.today
        let found: [Application]
        do throws(JournalFault) {
            if let text = query.serial, let serial = NoticeSerial(text) {
                let record = try notices.archive.record(of: serial)
                let first = record?.issue.application ?? serial
                found = try notices.archive.application(first).map { [$0] } ?? []
            } else {
                found = try notices.archive.applications(of: query.month)
            }
        } catch { throw .fault(error) }
        let replies = found.map { reply(for: $0, on: today) }
        guard let wanted = query.urgencies else { return ApplicationsReply(applications: replies) }
        return ApplicationsReply(
            applications: replies.filter { wanted.contains($0.urgency) }
                .sorted { Self.key(of: $0) < Self.key(of: $1) }
        )
    }

    private func reply(for application: Application, on today: CivilDate) -> ApplicationReply {
        let clock = notices.rules.clock(of: application, on: today)
        let urgency = clock.urgency(
            on: today,
            soonDays: notices.rules.plan.clocks.soonDays,
            calendar: notices.rules.hall.calendar
        )
        var reply = ApplicationReply(
            application,
            clock,
            urgency,
            on: today,
            itemName: itemName(of: application),
            pattern: pattern
        )
        reply.subcases = SubcaseReply.all(
            of: application,
            clock,
            on: today,
            notices.rules.hall.calendar
        )
        return reply
    }

    /// By the last day, those without one behind all others.
    private static func key(of reply: ApplicationReply) -> (Int, NoticeSerial) {
        (reply.due?.number ?? .max, reply.serial)
    }

    private var pattern: String { notices.rules.plan.serialPattern }

    private func itemName(of application: Application) -> String {
        notices.rules.hall.item(ItemCode(application.item))?.name.zh ?? ""
    }

    /// - Parameter month: such as `2026-11`.
    package func inspection(of month: String) async throws(DeskError) -> InspectionReply {
        guard CivilDate(month + "-01") != nil else {
            throw .refused(.field(.fieldWrong("month", choices: ["2026-11 …"])))
        }
        let today = await desk.today
        do {
            let archive = notices.archive
            var query = FindNotices()
            (query.from, query.to, query.limit) = (month + "-01", month + "-31", .max)
            let records = try archive.find(query)
            let open = records.filter { $0.voidReason == nil && $0.destroyedBy == nil }
            let decided = open.filter { $0.issue.outcome.isOfApplication }
            let atOnce = decided.count { $0.issue.outcome == .doneAtOnce }
            let toAnswer = try [Enquiry.State.open, .answered].flatMap { state in
                var query = FindEnquiries()
                (query.state, query.limit) = (state, 1000)
                return try archive.enquiries(query)
            }
            var report = InspectionReply(month: month, papers: records.count)
            report.doneAtOncePercent = decided.isEmpty ? nil : atOnce * 100 / decided.count
            report.visitsWithoutNotice = try archive.servedWithoutNotice(in: month)
            report.repeated = try lines(open.filter { $0.issue.isRepeated }) {
                $0?.repeatReason ?? ""
            }
            report.unsealed = try lines(open.filter { $0.seal == nil })
            report.undelivered = try lines(open.filter { $0.delivery == nil })
            report.unshelved = try lines(open.filter { $0.shelf == nil })
            report.voided = try lines(records.filter { $0.voidReason != nil }) {
                $0?.outcome == .correction ? "补正告知" : ""
            }
            report.separate = try lines(open.filter(\.issue.isSeparate)) { $0?.separate ?? "" }
            report.sealed = records.filter { $0.seal != nil && $0.sealedAt != nil }.map {
                InspectionReply.Seal($0, pattern: pattern, clock: desk.clockTime)
            }
            try papers(open, into: &report)
            report.late = try late(in: month, on: today)
            report.jointRegister = try jointCases(in: month, on: today)
            // Complaints by their numbers alone: their words are the supervision office's.
            report.enquiriesOverdue = try toAnswer.filter { $0.lastDay < today }.map {
                let reply = try reply(for: $0, on: today)
                return $0.note.kind == .complaint ? reply.withoutWords : reply
            }
            report.calledOutOfOrder = try archive.calledOutOfOrder(in: month)
            report.priorities = try archive.priorities(in: month)
            report.hours = await hours(try archive.hoursKept(in: month))
            return report
        } catch let error as DeskError { throw error } catch let fault as JournalFault {
            throw .fault(fault)
        } catch { throw .fault(JournalFault(.unreadable, detail: "\(error)")) }
    }

    /// Papers about time and against applications, with their reasons.
    private func papers(
        _ open: [NoticeRecord],
        into report: inout InspectionReply
    ) throws(JournalFault) {
        func papers(
            _ outcome: NoticeOutcome,
            _ detail: (NoticeContent?) -> String
        ) throws(JournalFault) -> [InspectionReply.Line] {
            try lines(open.filter { $0.issue.outcome == outcome }, detail)
        }
        report.extensions = try papers(.extended, time)
        report.excludedTimes = try papers(.timeExcluded, time)
        report.refusals = try papers(.refused, ground)
        var denied: [NoticeRecord] = []
        for record in open where try isDeniedAlone(record) { denied.append(record) }
        // A paper of a service has its own seal; that of licences is not named.
        let services = denied.filter { $0.issue.seal != nil }
        let licences = denied.filter { $0.issue.seal == nil }
        report.denials = try papers(.denied, ground) + lines(licences, ground)
        report.serviceDenials = try lines(services, ground)
    }

    /// Whether it tells of a denial whose 决定书 is not here: each denial is counted once.
    private func isDeniedAlone(_ record: NoticeRecord) throws(JournalFault) -> Bool {
        guard record.issue.outcome == .result, let first = record.issue.application,
            let application = try notices.archive.application(first)
        else { return false }
        return application.isGranted == false && !application.hasDecision
    }

    /// Parts of today that are not over yet are not judged, nor windows before they were first open
    /// in the month, unless somebody is named who stands in.
    private func hours(_ days: [HoursKept]) async -> [InspectionReply.Hours] {
        let (today, time) = await desk.read { day, _, now in (day.date, day.time(at: now)) }
        let plan = notices.rules.hall.plan
        var windows = Set(plan.windows.filter { !$0.substitutes.isEmpty }.map(\.number))
        return days.flatMap { day -> [InspectionReply.Hours] in
            windows.formUnion(day.windowsOpened)
            let now = day.date == today ? time : nil
            return day.lapses(in: plan, of: windows, now: now).map { InspectionReply.Hours($0) }
        }
    }

    /// Years back in which an application of today may have begun.
    private static let yearsBack = 2

    /// All that may still run in a month.
    func applications(runningIn month: String) throws(JournalFault) -> [Application] {
        let year = (Int(month.prefix(4)) ?? 0) - Self.yearsBack
        return try notices.archive.applications(from: "\(year)-01-01", to: month + "-31")
    }

    /// What should have been done by a day of this month, and was not: also where it was done
    /// later.
    private func late(
        in month: String,
        on today: CivilDate
    ) throws -> [InspectionReply.Late] {
        let plan = notices.rules.plan
        return try applications(runningIn: month).flatMap { application in
            application.late(
                on: today,
                plan: plan.clocks,
                calendar: notices.rules.hall.calendar
            ).filter { "\($0.due)".hasPrefix(month) }.map { late in
                InspectionReply.Late(
                    late,
                    of: application,
                    itemName: itemName(of: application),
                    pattern: pattern
                )
            }
        }
    }

    private func lines(
        _ records: [NoticeRecord],
        _ detail: (NoticeContent?) -> String = { _ in "" }
    ) throws(JournalFault) -> [InspectionReply.Line] {
        var lines: [InspectionReply.Line] = []
        for record in records {
            let content = try notices.archive.content(of: record.serial)
                .flatMap { NoticeContent(canonical: $0) }
            lines.append(
                InspectionReply.Line(
                    record,
                    content,
                    pattern: pattern,
                    detail: detail(content)
                )
            )
        }
        return lines
    }

    private func time(_ content: NoticeContent?) -> String {
        guard let time = content?.time else { return "" }
        let what = time.purpose.map(\.words.zh) ?? "批准人 \(time.approver)"
        return "\(time.days) 个工作日；\(what)；\(time.reason)"
    }

    private func ground(_ content: NoticeContent?) -> String {
        switch content?.ground {
        case .otherAuthority(let authority): "不属于本机关职权范围，告知向 \(authority) 申请"
        case .provision(let provision, let because): "\(provision)：\(because)"
        case nil: ""
        }
    }
}

/// Enquiries and versions of items, from the wish to the answer.
extension NoticeCounter {
    package func note(
        _ draft: EnquiryDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> EnquiryReply {
        try await told(try await desk.note(draft, by: caller, key: key), to: caller)
    }

    /// - Parameter withContact: also how to reach the visitor.
    package func keep(
        _ order: some EnquiryOrder,
        withContact: Bool,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> EnquiryReply {
        let enquiry = try await desk.keep(order, by: caller, key: key)
        return try await told(enquiry, to: caller, withContact: withContact)
    }

    private func told(
        _ enquiry: Enquiry,
        to caller: Caller,
        withContact: Bool = false
    ) async throws(DeskError) -> EnquiryReply {
        let today = await desk.today
        do throws(JournalFault) {
            let reply = try reply(for: enquiry, on: today, withContact: withContact)
            // Whoever notes a complaint is told its number, and no more than they wrote.
            let mayRead = notices.rules.mayRead(enquiry, caller.badge?.text)
            return mayRead ? reply : reply.withoutWords
        } catch { throw .fault(error) }
    }

    package func find(
        _ query: FindEnquiries,
        by caller: Caller
    ) async throws(DeskError) -> EnquiriesReply {
        let today = await desk.today
        do throws(JournalFault) {
            var replies: [EnquiryReply] = []
            for enquiry in try notices.archive.enquiries(query)
            where notices.rules.mayRead(enquiry, caller.badge?.text) {
                replies.append(try reply(for: enquiry, on: today))
            }
            return EnquiriesReply(enquiries: replies)
        } catch { throw .fault(error) }
    }

    /// Whether anybody holds the supervision office.
    var hasSupervisor: Bool { !notices.rules.enquiries.supervisors.isEmpty }

    private func reply(
        for enquiry: Enquiry,
        on today: CivilDate,
        withContact: Bool = false
    ) throws(JournalFault) -> EnquiryReply {
        let words = try notices.archive.texts(of: enquiry.number)
        return EnquiryReply(enquiry, on: today, withContact: withContact) { part in
            words.last { $0.part == part }?.text
        }
    }

    /// From its day on, a version that two people have confirmed is what screens show and papers
    /// say.
    package func holdWhatIsConfirmed() async throws(DeskError) {
        let today = await desk.today
        let register: ItemRegister
        do { register = try notices.archive.register() } catch { throw .fault(error) }
        desk.hold(register.resolve(desk.hall.items, on: today))
    }

    package func confirm(
        _ order: ConfirmItem,
        by caller: Caller
    ) async throws(DeskError) -> ItemReply {
        let reply = ItemReply(try await desk.confirm(order, by: caller))
        if reply.isConfirmed { try await holdWhatIsConfirmed() }
        return reply
    }
}
