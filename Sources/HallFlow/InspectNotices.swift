public import HallAPI
import HallCore

/// What is due, and what an inspector asks for.
extension NoticeCounter {
    public func applications(
        _ query: ApplicationQuery
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
                .sorted { ($0.due ?? "9", $0.serial) < ($1.due ?? "9", $1.serial) }
        )
    }

    private func reply(for application: Application, on today: CivilDate) -> ApplicationReply {
        let clock = notices.books.clock(of: application, on: today)
        let urgency = clock.urgency(
            on: today,
            soonDays: notices.books.plan.clocks.soonDays,
            calendar: notices.books.hall.calendar
        )
        return ApplicationReply(
            serial: "\(application.serial)",
            serialText: application.serial.text(notices.books.plan.serialPattern),
            item: application.item,
            itemName: notices.books.hall.item(ItemCode(application.item))?.name.zh ?? "",
            handler: application.handler,
            stage: clock.stage,
            stageText: clock.stage.words.zh,
            urgency: urgency,
            urgencyText: clock.isLapsed ? "逾期未告知，视为受理" : urgency.words.zh,
            due: clock.due?.description,
            latest: clock.openYear == nil ? nil : clock.latest?.description,
            promisedDue: clock.promisedDue?.description,
            receivedOn: application.receivedOn?.description,
            acceptedOn: clock.acceptedOn?.description,
            isLapsed: clock.isLapsed,
            corrections: application.corrections,
            extensionDays: application.extensionDays,
            excludedDays: application.excludedDays,
            decidedOn: application.decidedOn?.description,
            isGranted: application.isGranted,
            papers: application.papers.map { "\($0)" },
            trouble: nil
        )
    }

    /// - Parameter month: such as `2026-11`.
    public func inspection(of month: String) async throws(DeskError) -> InspectionReply {
        guard CivilDate(month + "-01") != nil else {
            throw .refused(.field(.fieldWrong("month", choices: ["2026-11 …"])))
        }
        let today = await desk.today
        do {
            let archive = notices.archive
            var query = NoticeQuery()
            (query.from, query.to, query.limit) = (month + "-01", month + "-31", .max)
            let records = try archive.find(query)
            let open = records.filter { $0.voidReason == nil && $0.destroyedBy == nil }
            let decided = open.filter { $0.issue.outcome.isOfApplication }
            let atOnce = decided.count { $0.issue.outcome == .doneAtOnce }
            let toAnswer = try [Enquiry.State.open, .answered].flatMap { state in
                var query = EnquiryQuery()
                (query.state, query.limit) = (state, 1000)
                return try archive.enquiries(query)
            }
            return InspectionReply(
                month: month,
                papers: records.count,
                doneAtOncePercent: decided.isEmpty ? nil : atOnce * 100 / decided.count,
                visitsWithoutNotice: try archive.servedWithoutNotice(in: month),
                repeated: try lines(open.filter { $0.issue.isRepeated }) { $0?.repeatReason ?? "" },
                unsealed: try lines(open.filter { $0.seal == nil }),
                undelivered: try lines(open.filter { $0.delivery == nil }),
                unshelved: try lines(open.filter { $0.shelf == nil }),
                voided: try lines(records.filter { $0.voidReason != nil }) {
                    $0?.outcome == .correction ? "补正告知" : ""
                },
                separate: try lines(open.filter(\.issue.isSeparate)) { $0?.separate ?? "" },
                sealed: records.compactMap(seal),
                extensions: try lines(open.filter { $0.issue.outcome == .extended }, time),
                excludedTimes: try lines(open.filter { $0.issue.outcome == .timeExcluded }, time),
                refusals: try lines(open.filter { $0.issue.outcome == .refused }, ground),
                denials: try lines(open.filter { $0.issue.outcome == .denied }, ground),
                late: try late(in: month, on: today),
                // Complaints by their numbers alone: their words are the supervision office's.
                enquiriesOverdue: try toAnswer.filter { $0.lastDay < today }.map {
                    let reply = try reply(for: $0, on: today)
                    return $0.note.kind == .complaint ? reply.withoutWords : reply
                },
                calledOutOfOrder: try archive.calledOutOfOrder(in: month),
                priorities: try archive.priorities(in: month),
                hours: await hours(try archive.hoursKept(in: month))
            )
        } catch let error as DeskError { throw error } catch let fault as JournalFault {
            throw .fault(fault)
        } catch { throw .fault(JournalFault(.unreadable, detail: "\(error)")) }
    }

    /// Parts of today that are not over yet are not judged, nor windows before they were first open in the
    /// month, unless somebody is named who stands in.
    private func hours(_ days: [HoursKept]) async -> [InspectionReply.Hours] {
        let (today, time) = await desk.read { day, _, now in (day.date, day.time(at: now)) }
        let plan = notices.books.hall.plan
        var windows = Set(plan.windows.filter { !$0.substitutes.isEmpty }.map(\.number))
        return days.flatMap { day -> [InspectionReply.Hours] in
            windows.formUnion(day.windowsOpened)
            let now = day.date == today ? time : nil
            return day.lapses(in: plan, of: windows, now: now).map { InspectionReply.Hours($0) }
        }
    }

    /// A line of the seal register 用印登记.
    private func seal(_ record: NoticeRecord) -> InspectionReply.Seal? {
        guard let seal = record.seal, let at = record.sealedAt else { return nil }
        return InspectionReply.Seal(
            serial: record.serial.text(notices.books.plan.serialPattern),
            seal: seal,
            by: record.sealedBy ?? "",
            at: desk.clockTime(at)
        )
    }

    /// Years back in which an application of today may have begun.
    private static let yearsBack = 2

    /// What should have been done by a day of this month, and was not: also where it was done later.
    private func late(
        in month: String,
        on today: CivilDate
    ) throws -> [InspectionReply.Late] {
        let plan = notices.books.plan
        let year = (Int(month.prefix(4)) ?? 0) - Self.yearsBack
        let found = try notices.archive.applications(from: "\(year)-01-01", to: month + "-31")
        return found.flatMap { application in
            application.late(
                on: today,
                plan: plan.clocks,
                calendar: notices.books.hall.calendar
            ).filter { "\($0.due)".hasPrefix(month) }.map { late in
                InspectionReply.Late(
                    serial: application.serial.text(plan.serialPattern),
                    itemName: notices.books.hall.item(ItemCode(application.item))?.name.zh ?? "",
                    handler: application.handler,
                    stage: late.stage.words.zh,
                    due: "\(late.due)",
                    doneOn: late.doneOn?.description
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
                    serial: record.serial.text(notices.books.plan.serialPattern),
                    item: record.issue.item,
                    itemName: content?.itemName ?? "",
                    handler: record.issue.handler,
                    day: record.issue.day,
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
    public func perform(
        _ request: EnquiryRequest,
        key: CommandKey?
    ) async throws(DeskError) -> EnquiryReply {
        let command: EnquiryCommand
        do throws(Refusal) { command = try request.command() } catch { throw .refused(error) }
        let enquiry = try await desk.keep(command, key: key)
        let today = await desk.today
        do throws(JournalFault) {
            let reply = try reply(for: enquiry, on: today, withContact: request.verb == .contact)
            // Whoever notes a complaint is told its number, and no more than they wrote.
            return notices.books.mayRead(enquiry, request.staff) ? reply : reply.withoutWords
        } catch { throw .fault(error) }
    }

    public func find(_ query: EnquiryQuery) async throws(DeskError) -> EnquiriesReply {
        let today = await desk.today
        do throws(JournalFault) {
            var replies: [EnquiryReply] = []
            for enquiry in try notices.archive.enquiries(query)
            where notices.books.mayRead(enquiry, query.staff) {
                replies.append(try reply(for: enquiry, on: today))
            }
            return EnquiriesReply(enquiries: replies)
        } catch { throw .fault(error) }
    }

    /// Whether anybody holds the supervision office.
    var hasSupervisor: Bool { !notices.books.enquiries.supervisors.isEmpty }

    private func reply(
        for enquiry: Enquiry,
        on today: CivilDate,
        withContact: Bool = false
    ) throws(JournalFault) -> EnquiryReply {
        let words = try notices.archive.texts(of: enquiry.number)
        func text(_ part: EnquiryText) -> String? { words.last { $0.part == part }?.text }
        return EnquiryReply(
            number: "\(enquiry.number)",
            kind: enquiry.note.kind,
            channel: enquiry.note.channel,
            form: enquiry.note.form,
            about: enquiry.note.about,
            item: enquiry.note.item,
            ticket: enquiry.note.ticket,
            owner: enquiry.owner,
            due: "\(enquiry.due)",
            isOverdue: enquiry.state != .closed && enquiry.lastDay < today,
            state: enquiry.state,
            stateText: enquiry.state.words.zh,
            question: text(.question) ?? "",
            answer: text(.answer),
            explanation: text(.explanation),
            visitor: withContact ? text(.visitor) : nil
        )
    }

    /// From its day on, a version that two people have confirmed is what screens show and papers say.
    public func holdWhatIsConfirmed() async throws(DeskError) {
        let today = await desk.today
        let register: ItemRegister
        do { register = try notices.archive.register() } catch { throw .fault(error) }
        desk.hold(register.resolve(desk.hall.items, on: today))
    }

    public func confirm(_ request: ItemRequest) async throws(DeskError) -> ItemReply {
        let text = ItemText(request.text)
        let removed = text.removed.flatMap { desk.hall.item($0.code) }
        guard let item = text.item ?? removed else {
            throw .refused(.taking(.unknownItem(text.removed?.code ?? ItemCode(""))))
        }
        guard let staff = request.staff, !staff.isEmpty else {
            throw .refused(.people(.notAllowed))
        }
        var effective: CivilDate?
        if let text = request.effective {
            guard let date = CivilDate(text) else {
                throw .refused(.field(.fieldWrong("effective", choices: [])))
            }
            effective = date
        }
        let deed = try await desk.confirm(
            item,
            effective: effective,
            approval: request.approval ?? "",
            isOnlineHallAdjusted: request.isOnlineHallAdjusted ?? false,
            isRemoval: removed != nil,
            by: Badge(staff)
        )
        switch deed {
        case .proposed(let code, let text, let changes, _, _, _):
            return ItemReply(
                item: code.text,
                version: text.version,
                isConfirmed: false,
                changes: changes
            )
        case .confirmed(let code, let version, _):
            try await holdWhatIsConfirmed()
            return ItemReply(item: code.text, version: version, isConfirmed: true, changes: [])
        }
    }
}
