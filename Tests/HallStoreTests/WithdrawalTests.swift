import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

/// 撤回申请 is the applicant's own, and has a paper; 撤回 of a licence is another thing.
@Suite struct `a withdrawal` {
    private let books: TestBooks

    init() throws { books = try TestBooks() }

    @Test func `ends an application with a paper that has its reason, and no remedies`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        let reply = try await books.withdraw(serial, reason: "改在外区办理")
        let text = try #require(try books.journal.content(of: reply.serial))
        let paper = try #require(NoticeContent(canonical: text))
        #expect((paper.outcome, paper.title) == (.withdrawn, "撤回申请确认书"))
        #expect((paper.note, paper.remedies) == ("改在外区办理", ""))
        #expect(paper.limits == ["本办件自2026年11月23日起终止办理，办理期限不再计算。"])
        #expect(try await books.application(serial).stage == .ended)
        let again = await books.refusal { try await books.withdraw(serial, reason: "甲") }
        #expect(again == .application(.applicationEnded(serial)))
        // The words stand on the paper alone, and go with it when it is destroyed.
        let facts = try books.journal.facts(after: 0).map { "\($0.fact.deed)" }
        #expect(facts.contains { $0.contains("withdrawn") && !$0.contains("外区") })
    }

    @Test func `has a reason without a name, and comes before the decision`() async throws {
        let serial = try await books.issue(.accepted)
        let blank = await books.refusal { try await books.withdraw(serial, reason: " ") }
        #expect(blank == .field(.reasonMissing))
        let named = await books.refusal {
            try await books.withdraw(serial, reason: "张样例1不办了")
        }
        #expect(named == .draft(.nameInText))
        try await books.decide(serial)
        let late = await books.refusal { try await books.withdraw(serial, reason: "甲") }
        #expect(late == .application(.alreadyDecided(serial)))
    }

    @Test func `that was noted by mistake goes with its paper, until it was delivered`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        var paper = try await books.withdraw(serial, reason: "甲").serial
        func void() async throws {
            _ = try await books.desk.keep(
                VoidNotice(NoticeName(paper), reason: "写错"),
                by: "202"
            )
        }
        try await void()
        #expect(try await books.application(serial).stage == .decisionDue)
        paper = try await books.withdraw(serial, reason: "甲").serial
        try await books.deliver(paper)
        try await void()
        #expect(try await books.application(serial).stage == .ended)
    }
}
