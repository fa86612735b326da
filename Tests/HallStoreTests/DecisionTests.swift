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
        for (wrong, refusal) in [
            (
                Decision(number: "1", reviewer: "李样例", approver: " 李 样例"),
                DecisionRefusal.oneDecider("李样例")
            ),
            (Decision(number: " ", reviewer: "甲", approver: "乙"), .decisionIncomplete),
            (Decision(number: "1", reviewer: "甲", approver: ""), .decisionIncomplete),
        ] {
            let refused = await books.refusal { try await books.decide(serial, by: wrong) }
            #expect(refused == .decision(refusal))
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
        #expect(paper.remedies.isEmpty)
        #expect(paper.limits.last?.contains("10个工作日内颁发、送达证件，最迟2026年12月7日") == true)
        let seen = try await books.application(serial)
        #expect((seen.isGranted, seen.stage) == (true, .deliveryDue))
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
        let told = try content(try await books.decide(serial, denied: denial))
        #expect((told.outcome, told.title, told.decision) == (.result, "办理结果告知书", nil))
        #expect(told.remedies.contains("行政复议"))
        // On which day it was decided, the hall does not know.
        #expect(told.limits == ["办理期限自受理之日（2026年11月23日）起计算，最迟2026年12月21日。"])
        #expect(try await books.application(serial).isGranted == false)
        // Neither told twice, nor decided the other way.
        let again = Refusal.application(.alreadyDecided(serial))
        #expect(
            await books.refusal { try await books.decide(serial, denied: denial) } == again
        )
        #expect(await books.refusal { try await books.decide(serial, by: decision) } == again)
        try await books.go(to: 11, 25)
        let paper = try content(try await books.decide(serial, denied: denial, by: decision))
        #expect(paper.outcome == .denied)
        // It was made on the day on which it was told.
        #expect(try await books.application(serial).decidedOn == "2026-11-23")
        #expect(
            await books.refusal { try await books.decide(serial, denied: denial, by: decision) }
                == again
        )
    }

    @Test func `whose paper is void is printed anew, with the same result alone`() async throws {
        let serial = try await books.issue(.accepted)
        let paper = try await books.decide(serial, denied: denial, by: decision)
        _ = try await books.desk.keep(
            VoidNotice(NoticeName(paper.serial), reason: "文号写错"),
            by: "201"
        )
        #expect(
            await books.refusal { try await books.decide(serial, by: decision) }
                == .application(.alreadyDecided(serial))
        )
        let anew = try await books.decide(serial, denied: denial, by: decision)
        #expect(anew.serial != paper.serial)
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.denials.map(\.detail) == ["《某法》第三条：场所没有通风设施"])
    }

    @Test func `about what was withdrawn or never accepted there is none`() async throws {
        let received = try await books.issue(.received)
        #expect(
            await books.refusal { try await books.decide(received, by: decision) }
                == .application(.notAccepted(received))
        )
        _ = try await books.desk.keep(
            WithdrawApplication(NoticeName(received), reason: "改在外区办理"),
            by: "201"
        )
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
