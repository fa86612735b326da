import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `an application` {
    private let books: TestBooks

    init() throws { books = try TestBooks() }

    @Test
    func `R14 R21 is told of within five working days of its receipt, by a date that is seen`()
        async throws
    {
        let serial = try await books.issue(.received, [.handedIn, .missing])
        var seen = try await books.application(serial)
        #expect((seen.stage, seen.due, seen.urgency) == (.noticeDue, "2026-11-30", .later))
        for (day, urgency) in [(26, ApplicationClock.Urgency.soon), (30, .today)] {
            try await books.go(to: 11, day)
            seen = try await books.application(serial)
            #expect((seen.stage, seen.urgency) == (.noticeDue, urgency))
        }
    }

    @Test
    func `R6 R9 waits for the applicant once it was told what is missing, and goes on from there`()
        async throws
    {
        let serial = try await books.issue(.received, [.handedIn, .missing])
        let told = try await books.issue(.correction, of: serial, [.handedIn, .missing])
        // What is made is not told yet.
        var seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.noticeDue, "2026-11-30"))
        try await books.deliver(told)
        try await books.go(to: 11, 30)
        seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.toBeCompleted, nil))
        // The rest is handed in: five days run anew, and acceptance is dated to this day.
        try await books.issue(.received, of: serial)
        seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.noticeDue, "2026-12-07"))
        try await books.issue(.accepted, of: serial)
        seen = try await books.application(serial)
        #expect((seen.stage, seen.acceptedOn) == (.decisionDue, "2026-11-30"))
        #expect(seen.papers.map(\.number) == [1, 2, 3, 4])
    }

    @Test func `R14 R21 counts as accepted from its receipt where nobody told in time`()
        async throws
    {
        let serial = try await books.issue(.received)
        try await books.go(to: 12, 1)
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.isLapsed) == (.decisionDue, true))
        #expect((seen.acceptedOn, seen.due) == ("2026-11-23", "2026-12-21"))
        #expect(seen.urgency == .overdue)
        // What is missing can't be told any more, nor can it be refused.
        for outcome in [NoticeOutcome.correction, .refused, .notNeeded] {
            let refused = await books.refusal {
                try await books.issue(outcome, of: serial, [.handedIn, .missing]) {
                    $0.ground = outcome == .refused ? .provision("《某法》第三条", because: "甲") : nil
                    $0.note = "乙"
                }
            }
            #expect(
                refused
                    == .application(.alreadyAccepted(serial, since: Kit.monday, isLapsed: true)),
                "\(outcome)"
            )
        }
        // The notice of acceptance is dated to the receipt, and so are its limits. What is missing
        // stands there as missing: nothing is ticked for it.
        let accepted = try await books.issue(.accepted, of: serial, [.handedIn, .missing])
        let text = try #require(try books.journal.content(of: accepted))
        let content = try #require(NoticeContent(canonical: text))
        #expect((content.isDeemed, content.missing.count) == (true, 1))
        #expect(content.dates == .init(applied: Kit.monday, received: Kit.monday))
        // The rest is asked for afterwards, and the limit runs on.
        try await books.issue(.correction, of: serial, [.handedIn, .missing])
        let running = try await books.application(serial)
        #expect((running.stage, running.due) == (.decisionDue, "2026-12-21"))
        #expect(text.contains("自受理之日（2026年11月23日）起20个工作日内作出决定，最迟2026年12月21日"))
    }

    @Test func `R22 is extended once, by ten working days at most, with who approved it and why`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        #expect(try await books.application(serial).due == "2026-12-21")
        for (time, expected) in [
            (
                AddedTime(days: 10, approver: "", reason: "甲"),
                Refusal.limit(.approverMissing(.promised, nil))
            ),
            (
                AddedTime(days: 10, approver: "李样例", reason: " "),
                .limit(.approverMissing(.promised, nil))
            ),
            (AddedTime(days: 11, approver: "李样例", reason: "甲"), .limit(.tooManyDays(Period(10)))),
            (AddedTime(days: 0, approver: "李样例", reason: "甲"), .limit(.timeMissing)),
        ] {
            #expect(await books.refusal { try await books.add(time, to: serial) } == expected)
        }
        let time = AddedTime(days: 5, approver: "李样例", reason: "需要核查")
        try await books.add(time, to: serial)
        #expect(try await books.application(serial).due == "2026-12-28")
        #expect(
            await books.refusal { try await books.add(time, to: serial) }
                == .limit(.alreadyExtended(serial))
        )
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.extensions.map(\.detail) == ["5 个工作日；批准人 李样例；需要核查"])
    }

    @Test func `R22 is not extended after its last day, nor before it is accepted`() async throws {
        let time = AddedTime(days: 5, approver: "李样例", reason: "甲")
        let received = try await books.issue(.received)
        #expect(
            await books.refusal { try await books.add(time, to: received) }
                == .application(.notAccepted(received))
        )
        let serial = try await books.issue(.accepted)
        try await books.go(to: 12, 22)
        let due: CivilDate = "2026-12-21"
        #expect(
            await books.refusal { try await books.add(time, to: serial) }
                == .limit(.tooLate(serial, due: due))
        )
    }

    @Test func `R21 R157 of several departments has 45 working days, and 15 more`() async throws {
        let books = try TestBooks(Kit.item(kind: .joint, statutoryDays: 45), until: 2027)
        let serial = try await books.issue(.accepted)
        #expect(try await books.application(serial).due == "2027-01-25")
        #expect(
            await books.refusal {
                try await books.add(AddedTime(days: 16, approver: "王", reason: "甲"), to: serial)
            } == .limit(.tooManyDays(Period(15)))
        )
        try await books.add(AddedTime(days: 15, approver: "王", reason: "甲"), to: serial)
        #expect(try await books.application(serial).due == "2027-02-15")
    }

    @Test func `R9 R157 keeps what the hall has promised in sight, before the law's limit`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        var seen = try await books.application(serial)
        #expect((seen.promisedDue, seen.due) == ("2026-11-30", "2026-12-21"))
        try await books.go(to: 12, 1)
        seen = try await books.application(serial)
        #expect(seen.urgency == .pastPromise)
    }

    @Test func `R14 R22 wins no time by a second receipt, nor by a void one`() async throws {
        let serial = try await books.issue(.received)
        try await books.go(to: 11, 27)
        let second = try await books.issue(.received, of: serial)
        #expect(try await books.application(serial).due == "2026-11-30")
        for receipt in [second, serial] {
            let void = VoidNotice(NoticeName(receipt), reason: "写错")
            _ = try await books.desk.keep(void, by: "201")
        }
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.noticeDue, "2026-11-30"))
    }

    @Test func `R6 R12 is told of as told twice also where the first notice was voided afterwards`()
        async throws
    {
        let serial = try await books.issue(.correction, [.handedIn, .missing])
        try await books.deliver(serial)
        _ = try await books.desk.keep(VoidNotice(NoticeName(serial), reason: "写错"), by: "201")
        #expect(try await books.application(serial).corrections == 1)
    }

    @Test
    func `R6 R12 of one person about one item is one application, until somebody says otherwise`()
        async throws
    {
        let who = Applicant(kind: .person, name: "张样例", contact: "0")
        let first = try await books.issue(.correction, [.handedIn, .missing]) {
            $0.applicant = who
        }
        let again: (inout NoticeDraft) -> Void = { $0.applicant = who }
        #expect(
            await books.refusal {
                try await books.issue(.correction, [.handedIn, .missing], again)
            }
                == .application(.openApplication(first))
        )
        try await books.issue(.correction, [.handedIn, .missing]) {
            $0.applicant = who
            $0.separate = "第二家门店"
        }
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.separate.map(\.detail) == ["第二家门店"])
        #expect(
            await books.refusal {
                try await books.issue(.received, of: first) {
                    $0.applicant = Applicant(kind: .person, name: "李样例", contact: "0")
                }
            } == .application(.otherApplicant(first))
        )
    }

    @Test func `R22 R77 that was late stays in the report after it was done`() async throws {
        let serial = try await books.issue(.received)
        try await books.go(to: 12, 2)
        try await books.issue(.accepted, of: serial)
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.late.map(\.stage) == ["应当告知"])
        #expect(report.late.map(\.doneOn) == ["2026-12-02"])
    }

    @Test func `R9 is issued once for one key, also where its answer was lost`() async throws {
        let received = try await books.issue(.received)
        var draft = NoticeDraft(item: "T-1", outcome: .accepted, handler: "201")
        draft.materials = [.handedIn, .handedIn]
        (draft.isDeclaredTrue, draft.application) = (true, received)
        let key = try #require(CommandKey("lost"))
        let caller = Caller.machine(as: Badge("201"))
        let first = try await books.counter.issue(draft, by: caller, key: key)
        let again = try await books.counter.issue(draft, by: caller, key: key)
        #expect(again.serial == first.serial)
    }

    @Test func `R137 is in the report until its papers are on the shelf`() async throws {
        let serial = try await books.issue(.accepted)
        var report = try await books.counter.inspection(of: "2026-11")
        #expect(report.unshelved.map(\.serial) == ["宝许告〔2026〕1号"])
        try await books.deliver(serial)
        _ = try await books.desk.keep(ShelveNotice(NoticeName(serial), shelf: "甲-12"), by: "202")
        report = try await books.counter.inspection(of: "2026-11")
        #expect(report.unshelved.isEmpty && report.unsealed.isEmpty && report.undelivered.isEmpty)
        #expect(report.sealed.map(\.by) == [Badge("202")])
    }

    @Test func `R11 R23 is made in earnest of no item that nobody has confirmed`() async throws {
        let books = try TestBooks(Kit.item(isSample: true))
        #expect(
            await books.refusal { try await books.issue(.accepted) }
                == .outcome(.itemNotConfirmed(ItemCode("T-1")))
        )
        try await books.issue(.advice, []) { $0.applicant = nil }
    }

    @Test func `R136 holds no name in what is signed, and notes each search by a name`()
        async throws
    {
        #expect(
            await books.refusal {
                try await books.issue(.accepted) {
                    $0.applicant = Applicant(kind: .person, name: "赵样例", contact: "0")
                    $0.note = "赵样例本人到场"
                }
            } == .draft(.nameInText)
        )
        let serial = try await books.issue(.accepted) {
            $0.applicant = Applicant(kind: .person, name: "赵样例", contact: "0")
        }
        var query = FindNotices()
        query.name = "赵样例"
        let inspector = Caller.staff(Badge("401"), .inspector)
        #expect(try await books.counter.find(query, by: inspector).map(\.serial) == [serial])
        let looks = try books.journal.facts(after: 0).filter {
            $0.fact.deed == .notice(.personSeen(serial, by: "401", purpose: "search"))
        }
        #expect(looks.count == 1)
        // A preview that goes on with it names nobody whom its reader has not typed.
        var draft = NoticeDraft(item: "T-1", outcome: .extended, handler: "201")
        (draft.application, draft.time) = (
            serial, AddedTime(days: 1, approver: "王", reason: "甲")
        )
        let lines = try await books.counter.preview(draft).joined()
        #expect(lines.contains("赵**") && !lines.contains("赵样例"))
    }

    @Test func `R22 leaves time out only by its own written notice, and says what for`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        let bare = AddedTime(days: 5)
        #expect(
            await books.refusal {
                try await books.issue(.timeExcluded, of: serial, []) { $0.time = bare }
            }
                == .limit(.timeMissing)
        )
        try await books.add(AddedTime(purpose: .hearing, days: 3), to: serial)
        let seen = try await books.application(serial)
        #expect((seen.due, seen.excludedDays) == ("2026-12-24", 3))
        let text = try #require(try books.journal.content(of: NoticeSerial(year: 2026, number: 2)))
        #expect(text.contains("听证所需的3个工作日不计算在办理期限内，最迟2026年12月24日作出决定"))
    }

    @Test func `is handed over within ten working days of the grant, and ends there`() async throws
    {
        let serial = try await books.issue(.accepted)
        #expect(
            await books.refusal {
                _ = try await books.desk.keep(.collected(serial), by: "1")
            }
                == .application(.notDecided(serial))
        )
        try await books.decide(serial)
        #expect(
            await books.refusal {
                try await books.decide(
                    serial,
                    denied: DecideApplication.Denial(reason: "不符合", provision: "《某法》第一条")
                )
            }
                == .application(.alreadyDecided(serial))
        )
        var seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.deliveryDue, "2026-12-07"))
        _ = try await books.desk.keep(.collected(serial), by: "202")
        seen = try await books.application(serial)
        #expect(seen.stage == .ended)
        #expect(
            await books.refusal { _ = try await books.issue(.accepted, of: serial) }
                == .application(.applicationEnded(serial))
        )
        // Nothing was accepted: nothing can be decided.
        let other = try await books.issue(.received)
        #expect(
            await books.refusal {
                try await books.decide(other)
            }
                == .application(.notAccepted(other))
        )
    }

    @Test func `is as it was before where the paper that changed it is void`() async throws {
        let serial = try await books.issue(.received)
        let accepted = try await books.issue(.accepted, of: serial)
        _ = try await books.desk.keep(VoidNotice(NoticeName(accepted), reason: "写错"), by: "201")
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.noticeDue, "2026-11-30"))
    }

    @Test
    func `R21 is received and accepted though the calendar ends, with two bounds and no date`()
        async throws
    {
        let serial = try await books.issue(.received)
        try await books.go(to: 12, 28)
        // Five working days from here end in a year that is not announced.
        let receipt = try await books.issue(.received, [.handedIn, .missing])
        let seen = try await books.application(receipt)
        #expect((seen.stage, seen.due, seen.latest) == (.noticeDue, "2027-01-03", "2027-01-05"))
        let accepted = try await books.issue(.accepted)
        let text = try #require(try books.journal.content(of: accepted))
        let limit = try #require(NoticeContent(canonical: text)).limits[0]
        #expect(limit.contains("自受理之日（2026年12月28日）起20个工作日内作出决定"))
        #expect(limit.contains("2027年节假日安排公布后可凭短码查询具体日期"))
        #expect(!limit.contains("2027-"))
        // Extended, left out, decided: nothing is refused for a calendar.
        let time = AddedTime(days: 5, approver: "某局长", reason: "疑难")
        try await books.add(time, to: accepted)
        try await books.add(AddedTime(purpose: .hearing, days: 3), to: accepted)
        try await books.decide(accepted)
        // Twenty from the lapsed receipt ended in 2026: overdue, and told so.
        #expect(try await books.application(serial).urgency == .overdue)
        #expect(try await books.counter.inspection(of: "2026-12").late.count == 1)
    }

    @Test func `R104 has a receipt only for what was really handed in, and declared true`()
        async throws
    {
        #expect(
            await books.refusal { try await books.issue(.received, [.missing, .missing]) }
                == .outcome(.nothingReceived)
        )
        #expect(
            await books.refusal { try await books.issue(.received) { $0.isDeclaredTrue = false } }
                == .draft(.declarationMissing)
        )
    }

    @Test func `keeps free words that may hold a name out of the chain`() async throws {
        let serial = try await books.issue(.accepted)
        _ = try await books.desk.keep(VoidNotice(NoticeName(serial), reason: "张样例写错"), by: "201")
        let withNames = try books.counter.reply(for: serial, withNames: true)
        #expect(withNames.life.voidReason == "张样例写错")
        #expect(try books.counter.reply(for: serial).life.voidReason == nil)
        let facts = try books.journal.facts(after: 0)
        #expect(!facts.contains { "\($0.fact)".contains("样例写错") })
    }
}
