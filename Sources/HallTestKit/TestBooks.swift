package import HallAPI
package import HallCore
package import HallFlow
package import HallStore

/// A desk on a folder, with a clock that a test moves from day to day.
package final class TestBooks {
    package let folder = TestFolder()
    package let clock = TestClock(TestHall.at("09:00"))
    package let desk: Desk
    package let journal: SQLiteJournal
    package let counter: NoticeCounter
    private var applicants = 0

    /// With two who hold the supervision office.
    package static let enquiries: EnquiryPlan = {
        var plan = EnquiryPlan()
        plan.supervisors = ["402", "403"]
        plan.directors = ["601"]
        return plan
    }()

    /// A desk that keeps notices, without a key as yet.
    package static func desk(
        in folder: TestFolder,
        hall: Hall,
        clock: TestClock,
        plan: NoticePlan = NoticePlan()
    ) throws -> (Desk, SQLiteJournal) {
        let journal = try SQLiteJournal(in: folder.path)
        let desk = try Desk(
            hall: hall,
            journal: journal,
            clock: clock,
            zone: TestZone(),
            notices: NoticeSetup(
                rules: NoticeRules(hall: hall, plan: plan, enquiries: enquiries),
                archive: journal,
                signer: HallKeys(in: folder.path)
            )
        )
        return (desk, journal)
    }

    package init(
        _ item: Item = TestHall.item(),
        until year: Int = 2026,
        hoursGrace minutes: Int? = nil
    ) throws {
        var hall = TestHall.hall()
        if let minutes { hall.plan.limits.hoursGraceMinutes = minutes }
        hall.items = [item]
        hall.calendar = WorkingCalendar(
            years: Dictionary(
                uniqueKeysWithValues: (2026...year).map {
                    ($0, WorkingCalendar.Year(holidays: [], workedWeekends: []))
                }
            )
        )
        (desk, journal) = try Self.desk(in: folder, hall: hall, clock: clock)
        _ = try HallKeys(in: folder.path).makeKey()
        counter = NoticeCounter(desk: desk, maker: PlainMaker(), tray: nil)!
    }

    /// Nine o'clock on a day of November or December 2026; the days before it open and close.
    package func go(to month: Int, _ day: Int) async throws {
        let end = CivilDate(year: 2026, month: month, day: day)!
        let zone = TestZone()
        var date = CivilDate(of: clock.now, offsetMinutes: zone.offsetMinutes(at: clock.now))
        while date < end {
            date = min(date.adding(days: 7), end)
            clock.set(date.moment(at: TestHall.time("09:00"), offsetMinutes: TestHall.offset))
            try await desk.perform(Wake())
        }
    }

    @discardableResult
    package func issue(
        _ outcome: NoticeOutcome,
        of application: NoticeSerial? = nil,
        _ states: [MaterialState] = [.handedIn, .handedIn],
        _ fill: (inout NoticeDraft) -> Void = { _ in }
    ) async throws -> NoticeSerial {
        var draft = NoticeDraft(item: "T-1", outcome: outcome, handler: "201")
        draft.application = application
        draft.materials = states
        draft.isDeclaredTrue = true
        if application == nil {
            applicants += 1
            draft.applicant = Applicant(kind: .person, name: "张样例\(applicants)", contact: "0")
        }
        fill(&draft)
        return try await desk.issue(draft).serial
    }

    /// Both copies printed, sealed and delivered; again only the last of these.
    package func deliver(
        _ serial: NoticeSerial,
        _ way: NoticeDelivery.Way = .signedFor,
        detail: String = "",
        consented: Bool? = nil,
        day: CivilDate? = nil
    ) async throws {
        let isSealed = try journal.record(of: serial)?.seal != nil
        let copies = try journal.record(of: serial)?.copyNumbers ?? 1...2
        for copy in copies where !isSealed {
            _ = try await desk.keep(
                RecordCopy(serial, copy: copy, .sending(printer: "a4")),
                by: .machine(as: nil)
            )
            _ = try await desk.keep(
                RecordCopy(serial, copy: copy, .printed(.completed)),
                by: .machine(as: nil)
            )
        }
        if !isSealed { _ = try await desk.keep(SealNotice(NoticeName(serial)), by: "202") }
        let delivery = DeliverNotice(
            NoticeName(serial),
            way,
            detail: detail,
            consented: consented,
            day: day
        )
        _ = try await desk.keep(delivery, by: "201")
    }

    package func add(_ time: AddedTime, to serial: NoticeSerial) async throws {
        let outcome: NoticeOutcome = time.purpose == nil ? .extended : .timeExcluded
        try await issue(outcome, of: serial, []) { $0.time = time }
    }

    /// The decision of the approval system about an application, by the clerk 202.
    @discardableResult
    package func decide(
        _ application: NoticeSerial,
        denied denial: DecideApplication.Denial? = nil,
        by decision: Decision? = nil
    ) async throws(DeskError) -> NoticeReply {
        let name = NoticeName(application)
        let order = DecideApplication(name, denied: denial, decision: decision)
        return try await counter.decide(order, by: .machine(as: Badge("202")), key: nil)
    }

    /// The applicant takes the application back, before the clerk 201.
    @discardableResult
    package func withdraw(
        _ application: NoticeSerial,
        reason: String
    ) async throws(DeskError) -> NoticeReply {
        let order = WithdrawApplication(NoticeName(application), reason: reason)
        return try await counter.withdraw(order, by: .machine(as: Badge("201")), key: nil)
    }

    package func application(_ serial: NoticeSerial) async throws -> ApplicationReply {
        var query = FindApplications()
        query.serial = "\(serial)"
        return try await counter.applications(query).applications.first!
    }
}

extension NoticeOrder where Self == HandOverResult {
    /// By the applicant, with an identity card.
    package static func collected(_ serial: NoticeSerial) -> HandOverResult {
        HandOverResult(NoticeName(serial), .inPerson, detail: "居民身份证", collector: "张样例")
    }
}

/// Paper is not what these tests are about.
package struct PlainMaker: NoticeMaker {
    package init() {}

    package let address = testAddress

    package func paper(
        of content: NoticeContent,
        for applicant: Applicant?,
        statement: NoticeStatement,
        copy: Int
    ) throws(PrinterFault) -> [UInt8] { Array(content.canonical.utf8) }

    package func marked(_ pdf: [UInt8], mark: String, line: String) throws(PrinterFault) -> [UInt8]
    {
        pdf
    }

    package func text(of content: NoticeContent) -> NoticeText {
        NoticeText(
            serial: content.serial,
            title: content.title,
            parts: [Sheet.Part("", [content.itemName])]
        )
    }

    package func readingCopy(
        of content: NoticeContent,
        _ form: ReadingForm,
        _ progress: ProgressReply?,
        in hall: Hall
    ) throws(PrinterFault) -> [UInt8] { Array(content.itemName.utf8) }

    package func counterPaper(
        _ paper: CounterPaper,
        of content: NoticeContent,
        for applicant: Applicant?
    ) throws(PrinterFault) -> [UInt8] { Array(paper.rawValue.utf8) }

    package func preview(of content: NoticeContent, for applicant: Applicant?) -> [String] {
        [content.itemName, applicant?.name ?? ""]
    }
}

/// An address that a phone could open.
package let testAddress: PhoneAddress? = {
    do { return try PhoneAddress("https://hall.example") } catch { return nil }
}()

extension Desk {
    /// By whoever handles it.
    @discardableResult
    package func issue(
        _ draft: NoticeDraft,
        key: CommandKey? = nil
    ) async throws(DeskError) -> NoticeRecord {
        try await issue(draft, by: .machine(as: Badge(draft.handler)), key: key)
    }

    /// By whoever notes it.
    @discardableResult
    package func note(
        _ draft: EnquiryDraft,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Enquiry {
        try await note(draft, by: .machine(as: Badge(draft.by)), key: key)
    }

    @discardableResult
    package func keep(_ order: some NoticeOrder, by badge: String) async throws(DeskError)
        -> NoticeRecord
    {
        try await keep(order, by: .machine(as: Badge(badge)), key: nil)
    }

    @discardableResult
    package func keep(_ order: some EnquiryOrder, by badge: String) async throws(DeskError)
        -> Enquiry
    {
        try await keep(order, by: .machine(as: Badge(badge)), key: nil)
    }
}
