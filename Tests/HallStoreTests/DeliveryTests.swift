import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

/// Art. 32, no. 4: the five working days end when the applicant is told, and not when paper is made.
@Suite struct `what the applicant is told` {
    private let books: TestBooks
    /// Received on Monday, 23 November: told in time is until Monday, 30 November.
    private let inTime: CivilDate = "2026-11-30"

    init() throws { books = try TestBooks() }

    private func correction() async throws -> (application: NoticeSerial, paper: NoticeSerial) {
        let serial = try await books.issue(.received, [.handedIn, .missing])
        let paper = try await books.issue(.correction, of: serial, [.handedIn, .missing])
        return (serial, paper)
    }

    @Test func `R6 R14 counts as told on the day on which it was signed for`() async throws {
        let (serial, paper) = try await correction()
        try await books.go(to: 11, 30)
        // On the last day whoever has to see it sees it.
        #expect(try await books.application(serial).urgency == .today)
        try await books.deliver(paper)
        #expect(try await books.application(serial).stage == .toBeCompleted)
        try await books.go(to: 12, 30)
        #expect(try await books.application(serial).stage == .toBeCompleted)
    }

    @Test
    func
        `R14 R21 comes too late where it is signed for on the sixth day, though made on the first`()
        async throws
    {
        let (serial, paper) = try await correction()
        try await books.go(to: 12, 1)
        try await books.deliver(paper)
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.isLapsed, seen.acceptedOn) == (.decisionDue, true, Kit.monday))
        // The rest can't set the clock back.
        let refused = await books.refusal { try await books.issue(.received, of: serial) }
        #expect(
            refused == .application(.alreadyAccepted(serial, since: Kit.monday, isLapsed: true))
        )
        let accepted = try await books.issue(.accepted, of: serial, [.handedIn, .missing])
        let text = try #require(try books.journal.content(of: accepted))
        #expect(NoticeContent(canonical: text)?.isDeemed == true)
    }

    @Test func `R14 R21 is told to nobody while it lies here`() async throws {
        let (serial, _) = try await correction()
        try await books.go(to: 12, 1)
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.isLapsed) == (.decisionDue, true))
    }

    @Test
    func `R14 is neither told nor late while the post has it, and told on the day of the receipt`()
        async throws
    {
        for (day, isLapsed) in [(inTime, false), (inTime.adding(days: 1), true)] {
            let books = try TestBooks()
            let serial = try await books.issue(.received, [.handedIn, .missing])
            let paper = try await books.issue(.correction, of: serial, [.handedIn, .missing])
            try await books.deliver(paper, .posted, detail: "EMS1")
            try await books.go(to: 12, 7)
            var seen = try await books.application(serial)
            #expect((seen.stage, seen.due, seen.isLapsed) == (.awaitingReturn, nil, false))
            #expect(seen.urgency == .none)
            // Ten working days after it went, somebody asks the post; nothing is late by it.
            try await books.go(to: 12, 8)
            seen = try await books.application(serial)
            #expect((seen.urgency, seen.isLapsed) == (.returnMissing, false))
            _ = try await books.desk.keep(ConfirmDelivery(NoticeName(paper), on: day), by: "201")
            seen = try await books.application(serial)
            #expect(seen.isLapsed == isLapsed)
            #expect(seen.stage == (isLapsed ? .decisionDue : .toBeCompleted))
        }
    }

    @Test func `R14 has one return receipt, of what was posted, on a day that can be`() async throws
    {
        let (_, paper) = try await correction()
        func confirm(_ day: CivilDate) async -> Refusal? {
            await books.refusal {
                _ = try await books.desk.keep(
                    ConfirmDelivery(NoticeName(paper), on: day),
                    by: "201"
                )
            }
        }
        #expect(await confirm(Kit.monday) == .delivery(.notAwaited(paper)))
        try await books.deliver(paper, .posted, detail: "EMS1")
        for day in [Kit.monday.adding(days: -1), Kit.monday.adding(days: 1)] {
            #expect(await confirm(day) == .delivery(.dayOutOfRange(day)))
        }
        #expect(await confirm(Kit.monday) == nil)
        #expect(await confirm(Kit.monday) == .delivery(.notAwaited(paper)))
    }

    @Test func `R14 is late where it was posted after the last day, whatever the receipt says`()
        async throws
    {
        let (serial, paper) = try await correction()
        try await books.go(to: 12, 1)
        try await books.deliver(paper, .posted, detail: "EMS1")
        #expect(try await books.application(serial).isLapsed)
        // Nor does it come before it was posted.
        let early = await books.refusal {
            _ = try await books.desk.keep(ConfirmDelivery(NoticeName(paper), on: inTime), by: "201")
        }
        #expect(early == .delivery(.dayOutOfRange(inTime)))
    }

    @Test func `R14 wins no time by a second receipt while nobody was told`() async throws {
        let (serial, _) = try await correction()
        try await books.go(to: 11, 27)
        try await books.issue(.received, of: serial)
        #expect(try await books.application(serial).due == inTime)
        try await books.go(to: 12, 1)
        let seen = try await books.application(serial)
        #expect((seen.isLapsed, seen.acceptedOn) == (true, Kit.monday))
    }

    @Test func `R14 stays late where the receipt of the post comes behind the rest of the papers`()
        async throws
    {
        let (serial, paper) = try await correction()
        try await books.deliver(paper, .posted, detail: "EMS1")
        try await books.go(to: 12, 4)
        try await books.issue(.received, of: serial)
        #expect(try await books.application(serial).isLapsed == false)
        _ = try await books.desk.keep(
            ConfirmDelivery(NoticeName(paper), on: "2026-12-02"),
            by: "201"
        )
        let seen = try await books.application(serial)
        #expect((seen.isLapsed, seen.acceptedOn) == (true, Kit.monday))
        // The paper says the same day, and not that of the second receipt.
        let accepted = try await books.issue(.accepted, of: serial)
        let text = try #require(try books.journal.content(of: accepted))
        #expect(NoticeContent(canonical: text)?.dates?.received == Kit.monday)
    }

    @Test
    func `R14 R21 dates an acceptance back where the post says later that it was told too late`()
        async throws
    {
        let (serial, paper) = try await correction()
        try await books.deliver(paper, .posted, detail: "EMS1")
        try await books.go(to: 12, 4)
        try await books.issue(.accepted, of: serial)
        #expect(try await books.application(serial).acceptedOn == "2026-12-04")
        let order = ConfirmDelivery(NoticeName(paper), on: "2026-12-02")
        _ = try await books.desk.keep(order, by: "201")
        let seen = try await books.application(serial)
        #expect((seen.acceptedOn, seen.due) == (Kit.monday, "2026-12-21"))
    }

    @Test func `R14 is told on the day that is noted, where it is noted later`() async throws {
        let (serial, paper) = try await correction()
        try await books.go(to: 12, 1)
        try await books.deliver(paper, day: inTime)
        #expect(try await books.application(serial).stage == .toBeCompleted)
        // Whoever looks at it sees that it was noted later.
        let life = try books.counter.verified(NoticeName(paper)).life
        #expect(life.deliveredOn == inTime)
    }

    /// Who comes is in the hash of who applies.
    @Test(arguments: Applicant.Capacity.allCases)
    func `R108 reads back as what somebody came for the applicant`(
        capacity: Applicant.Capacity
    ) throws {
        let applicant = Applicant(
            kind: capacity == .guardian ? .person : .enterprise,
            name: "样例",
            creditCode: capacity == .guardian ? nil : "91120224MA0000001U",
            contact: "0",
            agent: "李样例",
            capacity: capacity
        )
        #expect(Applicant(hashed: applicant.hashed) == applicant)
    }

    @Test func `R14 goes by no wire to somebody who has not agreed to it`() async throws {
        let (serial, paper) = try await correction()
        func send(_ address: String, _ consented: Bool?) async -> Refusal? {
            await books.refusal {
                try await books.deliver(
                    paper,
                    .electronic,
                    detail: address,
                    consented: consented
                )
            }
        }
        #expect(await send("a@example.invalid", nil) == .delivery(.consentMissing))
        #expect(await send("a@example.invalid", false) == .delivery(.consentMissing))
        #expect(await send(" ", true) == .delivery(.detailMissing(.electronic)))
        #expect(await send("a@example.invalid", true) == nil)
        #expect(try await books.application(serial).stage == .toBeCompleted)
    }
}
