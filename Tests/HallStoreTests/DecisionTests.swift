import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

@Suite struct `a decision` {
    private let books: TestBooks
    private let decision = Decision(
        number: "津样例许〔2026〕15号",
        day: TestHall.monday,
        reviewer: "李样例",
        approver: "王样例",
        validity: "五年"
    )
    private let denial = DecideApplication.Denial(
        reason: "场所没有通风设施",
        provision: "《某法》第三条"
    )

    init() throws { books = try TestBooks() }

    private func content(_ reply: NoticeReply) throws -> NoticeContent {
        let text = try #require(try books.journal.content(of: reply.serial))
        return try #require(NoticeContent(canonical: text))
    }

    @Test func `R24 is printed only with its number in the approval system and two people`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        for (number, reviewer, approver) in [
            ("1", "李样例", " 李 样例"), ("1", "李样例", "李样例。"), ("1", "李样例", "李样例（科长）"),
        ] {
            var wrong = decision
            (wrong.number, wrong.reviewer, wrong.approver) = (number, reviewer, approver)
            let refused = await books.refusal { try await books.decide(serial, by: wrong) }
            #expect(refused == .decision(.oneDecider("李样例")), "\(approver)")
        }
        for (number, reviewer, approver) in [
            (" ", "甲", "乙"), ("1", "甲", ""), ("！", "甲", "乙"), ("1", "—", "。"),
        ] {
            var wrong = decision
            (wrong.number, wrong.reviewer, wrong.approver) = (number, reviewer, approver)
            let refused = await books.refusal { try await books.decide(serial, by: wrong) }
            #expect(refused == .decision(.decisionIncomplete), "\(number) \(reviewer)")
        }
        // Nor by a draft that has none, whichever way it goes.
        for (outcome, ground) in [
            (NoticeOutcome.granted, nil),
            (.denied, RefusalGround.provision("《某法》第三条", because: "甲")),
        ] {
            let refused = await books.refusal {
                try await books.issue(outcome, of: serial, []) { $0.ground = ground }
            }
            #expect(refused == .decision(.decisionMissing))
        }
        #expect(try await books.application(serial).decidedOn == nil)
        let paper = try content(try await books.decide(serial, by: decision))
        #expect((paper.outcome, paper.decision) == (.granted, decision))
        #expect(NoticeContent(canonical: paper.canonical) == paper)
        #expect(paper.remedies.isEmpty)
        #expect(paper.limits.last?.contains("10个工作日内颁发、送达证件，最迟2026年12月7日") == true)
        let seen = try await books.application(serial)
        #expect((seen.isGranted, seen.stage) == (true, .deliveryDue))
    }

    @Test func `has a number that no other decision of the authority has, however it is typed`()
        async throws
    {
        let first = try await books.issue(.accepted)
        let other = try await books.issue(.accepted)
        let paper = try await books.decide(first, by: decision).serial
        for number in [decision.number, "津样例许[2026]１５号", " 津样例许〔2026〕 15 号"] {
            var same = decision
            same.number = number
            let refused = await books.refusal { try await books.decide(other, by: same) }
            #expect(refused == .decision(.numberUsed(number, paper)), "\(number)")
        }
        var next = decision
        next.number = "津样例许〔2026〕16号"
        try await books.decide(other, by: next)
        // Written on the wrong paper, it is free again once that is void.
        _ = try await books.desk.keep(VoidNotice(NoticeName(paper), reason: "写错"), by: "201")
        try await books.decide(first, by: decision)
    }

    @Test func `R7 R43 that denies has its article, its reason and the remedies`() async throws {
        let serial = try await books.issue(.accepted)
        let paper = try content(try await books.decide(serial, denied: denial, by: decision))
        #expect((paper.outcome, paper.title) == (.denied, "不予行政许可决定书"))
        #expect(paper.ground == .provision("《某法》第三条", because: "场所没有通风设施"))
        #expect(paper.remedies.contains("行政复议"))
        #expect(paper.remedies.contains("行政诉讼"))
        #expect(try await books.application(serial).isGranted == false)
    }

    @Test func `that is not here yet is told as a result, and its paper follows once`() async throws
    {
        let serial = try await books.issue(.accepted)
        try await books.go(to: 11, 25)
        let told = try content(try await books.decide(serial, denied: denial))
        #expect((told.outcome, told.title, told.decision) == (.result, "办理结果告知书", nil))
        // The terms run from the 决定书, which tells them; on which day it was made, nobody knows here.
        #expect(told.remedies.isEmpty)
        #expect(told.limits == ["办理期限自受理之日（2026年11月23日）起计算，最迟2026年12月21日。"])
        #expect(try await books.application(serial).isGranted == false)
        // Neither told twice, nor decided the other way, nor on another ground.
        let again = Refusal.application(.alreadyDecided(serial))
        #expect(
            await books.refusal { try await books.decide(serial, denied: denial) } == again
        )
        #expect(await books.refusal { try await books.decide(serial, by: decision) } == again)
        let other = DecideApplication.Denial(reason: "不符合", provision: denial.provision)
        #expect(
            await books.refusal { try await books.decide(serial, denied: other, by: decision) }
                == .decision(.otherGround(serial))
        )
        try await books.go(to: 11, 27)
        let paper = try content(try await books.decide(serial, denied: denial, by: decision))
        #expect((paper.outcome, paper.limits.count) == (.denied, 1))
        #expect(paper.limits[0].hasSuffix("本决定在期限内作出。"))
        // What was decided on Monday was not decided on the day on which it was told.
        #expect(try await books.application(serial).decidedOn == TestHall.monday)
        #expect(
            await books.refusal { try await books.decide(serial, denied: denial, by: decision) }
                == again
        )
        // It is one denial.
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.denials.map(\.detail) == ["《某法》第三条：场所没有通风设施"])
    }

    @Test func `is made neither before the acceptance nor after it was told`() async throws {
        let serial = try await books.issue(.accepted)
        var wrong = decision
        for day: CivilDate in ["2026-11-20", "2026-11-24"] {
            wrong.day = day
            let range = Refusal.decision(
                .decisionDayOutOfRange(day, from: TestHall.monday, to: TestHall.monday)
            )
            #expect(await books.refusal { try await books.decide(serial, by: wrong) } == range)
        }
        try await books.decide(serial)
        try await books.go(to: 11, 30)
        #expect(
            await books.refusal { try await books.decide(serial, by: wrong) }
                == .decision(
                    .decisionDayOutOfRange("2026-11-24", from: TestHall.monday, to: TestHall.monday)
                )
        )
        // The licence is due ten working days from the decision, whenever it is printed.
        let paper = try content(try await books.decide(serial, by: decision))
        #expect(paper.limits.last?.contains("最迟2026年12月7日") == true)
    }

    @Test func `that says nothing of grant or denial is none`() async throws {
        let serial = try await books.issue(.accepted)
        let refused = await books.refusal { try await books.issue(.result, of: serial, []) }
        #expect(refused == .decision(.resultMissing))
        #expect(try await books.application(serial).decidedOn == nil)
        let without = await books.refusal {
            try await books.issue(.result, of: serial, []) { $0.isGranted = false }
        }
        #expect(without == .ground(.denialGroundMissing))
        let other = await books.refusal {
            try await books.issue(.extended, of: serial, []) { $0.isGranted = true }
        }
        #expect(other == .decision(.decisionNotAllowed(.extended)))
    }

    @Test func `that was noted by mistake goes with its paper, unless that was delivered`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        let wrong = try await books.decide(serial, by: decision)
        let void = VoidNotice(NoticeName(wrong.serial), reason: "记错")
        _ = try await books.desk.keep(void, by: "201")
        let open = try await books.application(serial)
        #expect((open.isGranted, open.stage, open.due) == (nil, .decisionDue, "2026-12-21"))
        // Nothing is handed over for it, and it is decided as it was.
        #expect(
            await books.refusal {
                _ = try await books.desk.keep(.collected(serial), by: "201")
            } == .application(.notDecided(serial))
        )
        let paper = try await books.decide(serial, denied: denial, by: decision)
        try await books.deliver(paper.serial)
        let again = VoidNotice(NoticeName(paper.serial), reason: "文号写错")
        _ = try await books.desk.keep(again, by: "201")
        // Whoever has it in hand was denied: what replaces it says the same.
        #expect(
            await books.refusal { try await books.decide(serial, by: decision) }
                == .application(.alreadyDecided(serial))
        )
        let anew = try content(try await books.decide(serial, denied: denial, by: decision))
        #expect(anew.outcome == .denied)
    }

    @Test func `rests on an acceptance that is void no more`() async throws {
        let received = try await books.issue(.received)
        let accepted = try await books.issue(.accepted, of: received)
        try await books.decide(received)
        #expect(
            await books.refusal {
                _ = try await books.desk.keep(
                    VoidNotice(NoticeName(accepted), reason: "写错"),
                    by: "1"
                )
            } == .application(.decidedUpon(received))
        )
    }

    @Test func `about what the law accepted counts from the receipt, whenever its paper comes`()
        async throws
    {
        let received = try await books.issue(.received)
        try await books.go(to: 12, 1)
        try await books.decide(received)
        try await books.go(to: 12, 4)
        let paper = try content(try await books.decide(received, by: decision))
        #expect(paper.limits[0].contains("（2026年11月23日）起计算"))
    }

    @Test func `that was handed over promises no delivery any more`() async throws {
        let serial = try await books.issue(.accepted)
        try await books.decide(serial)
        _ = try await books.desk.keep(.collected(serial), by: "202")
        let paper = try content(try await books.decide(serial, by: decision))
        #expect(paper.limits.last == "证件已于2026年11月23日送达。")
    }

    @Test func `has no name and no ID number of the applicant in what is signed of it`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        for text in ["张样例1", "津许 张样例1 号"] {
            var wrong = decision
            wrong.number = text
            let refused = await books.refusal { try await books.decide(serial, by: wrong) }
            #expect(refused == .draft(.nameInText), "\(text)")
        }
        // A made-up number with the right check character (GB 11643-1999).
        let number = "110000199001010013"
        var wrong = decision
        wrong.validity = "凭证件 \(number)"
        let refused = await books.refusal { try await books.decide(serial, by: wrong) }
        #expect(refused == .draft(.idNumberInText))
        // A case's number of as many digits, with this year in it, is none; nor is a blank a validity.
        var right = decision
        (right.number, right.validity) = ("110000202601010011", "　")
        let paper = try content(try await books.decide(serial, by: right))
        #expect((paper.decision?.number, paper.decision?.validity) == (right.number, nil))
    }

    @Test func `about what was withdrawn or never accepted there is none`() async throws {
        let received = try await books.issue(.received)
        #expect(
            await books.refusal { try await books.decide(received, by: decision) }
                == .application(.notAccepted(received))
        )
        try await books.withdraw(received, reason: "改在外区办理")
        #expect(
            await books.refusal { try await books.decide(received, by: decision) }
                == .application(.applicationEnded(received))
        )
        // A paper that decides nothing has no number of a decision.
        let refused = await books.refusal {
            try await books.issue(.accepted) { $0.decision = decision }
        }
        #expect(refused == .decision(.decisionNotAllowed(.accepted)))
    }

    @Test func `of another case on a paper that is void is not taken over`() async throws {
        let serial = try await books.issue(.accepted) { $0.caseNumber = "TJ-1" }
        let wrong = try await books.issue(.extended, of: serial, []) {
            $0.time = AddedTime(days: 3, approver: "李样例", reason: "需要核查")
            $0.caseNumber = "TJ-2"
        }
        _ = try await books.desk.keep(VoidNotice(NoticeName(wrong), reason: "办件号写错"), by: "201")
        #expect(try content(try await books.decide(serial, by: decision)).caseNumber == "TJ-1")
    }

    @Test func `has the number by which the approval system knows its application`()
        async throws
    {
        let serial = try await books.issue(.received)
        let accepted = try await books.issue(.accepted, of: serial) { $0.caseNumber = "TJ-2026-7" }
        #expect(try await books.application(serial).caseNumber == "TJ-2026-7")
        let text = try #require(try books.journal.content(of: accepted))
        #expect(NoticeContent(canonical: text)?.caseNumber == "TJ-2026-7")
        // Nobody types it again, and nothing typed is no number.
        try await books.issue(.accepted, of: nil) { $0.caseNumber = " " }
        let last = try #require(try books.journal.content(of: NoticeSerial(year: 2026, number: 3)))
        #expect(NoticeContent(canonical: last)?.caseNumber == nil)
        let paper = try content(try await books.decide(serial, by: decision))
        #expect(paper.caseNumber == "TJ-2026-7")
    }
}
