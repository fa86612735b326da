import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `the inspector's report` {
    private let books: TestBooks

    init() throws { books = try TestBooks() }

    @Test func `R6 R12 R13 shows who told twice, and why`() async throws {
        let serial = try await books.issue(.correction, [.handedIn, .missing])
        #expect(
            await books.refusal {
                try await books.issue(.correction, of: serial, [.handedIn, .missing])
            }
                == .draft(.repeatReasonMissing(serial))
        )
        try await books.issue(.correction, of: serial, [.handedIn, .missing]) {
            $0.repeatReason = "第一次漏看了份数"
        }
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.repeated.map(\.detail) == ["第一次漏看了份数"])
        #expect(report.repeated.map(\.handler) == [Badge("201")])
        #expect((report.unsealed.count, report.undelivered.count) == (2, 2))
    }

    @Test func `R5 R7 R12 reports refusals with their grounds, and how much was done at once`()
        async throws
    {
        let books = try TestBooks(Kit.item(doneAtOnce: true))
        try await books.issue(.doneAtOnce)
        try await books.issue(.refused) { $0.ground = .otherAuthority("某市某局") }
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.refusals.map(\.detail) == ["不属于本机关职权范围，告知向 某市某局 申请"])
        #expect(report.doneAtOncePercent == 50)
    }

    @Test func `R11 R12 reports each visitor who was served about an item without a notice`()
        async throws
    {
        for _ in 0..<2 {
            var request = TakeTicket(service: Kit.a)
            request.item = ItemCode("T-1")
            try await books.desk.perform(request)
        }
        let window = WindowNumber(1)
        try await books.desk.perform(OpenWindow(at: window), by: .machine(as: Badge("101")))
        for _ in 0..<2 {
            try await books.desk.perform(ServeNext(at: window))
            try await books.desk.perform(ConfirmArrival(at: window))
        }
        try await books.desk.perform(FinishTicket(at: window))
        try await books.issue(.accepted) { $0.ticket = "A001" }
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(
            report.visitsWithoutNotice.map(\.ticket) == [TicketNumber(service: Kit.a, sequence: 2)]
        )
        #expect(report.visitsWithoutNotice.first?.item == ItemCode("T-1"))
    }

    @Test func `R19 R158 reports each call out of order with its reason`() async throws {
        for _ in 0..<2 {
            try await books.desk.perform(TakeTicket(service: Kit.a))
        }
        let window = WindowNumber(1)
        let second = TicketNumber(service: Kit.a, sequence: 2)
        try await books.desk.perform(OpenWindow(at: window), by: .machine(as: Badge("101")))
        try await books.desk.perform(CallTicket(second, at: window, reason: "急事急办"))
        let report = try await books.counter.inspection(of: "2026-11")
        #expect(report.calledOutOfOrder.map(\.reason) == ["急事急办"])
    }

    @Test func `R46 R47 names windows and people that did not keep the hours, of this day alone`()
        async throws
    {
        let books = try TestBooks(hoursGrace: 5)
        let window = WindowNumber(1)
        books.clock.set(Kit.at("08:50"))
        let clerk = Caller.machine(as: Badge("101"))
        try await books.desk.perform(ReportForDuty(), by: clerk)
        try await books.desk.perform(OpenWindow(at: window), by: clerk)
        books.clock.set(Kit.at("17:40"))
        let hours = try await books.counter.inspection(of: "2026-11").hours
        let first = hours.filter { $0.window == window || $0.window == nil }
        #expect(first.map(\.kind) == ["reported_late", "opened_late"])
        #expect(first.map(\.at) == ["08:50", "08:50"])
        #expect(first.map(\.badge) == [Badge("101"), Badge("101")])
        // A window that was never open this month is not staffed.
        #expect(!hours.contains { $0.window == WindowNumber(2) })
        // Left open overnight, it was not closed early, and was open all the same.
        books.clock.set(Kit.at("07:50").adding(seconds: 86_400))
        try await books.desk.perform(Wake())
        let later = try await books.counter.inspection(of: "2026-11").hours
        #expect(
            later.filter { $0.day == "2026-11-23" && $0.window == window }.map(\.kind) == [
                "opened_late"
            ]
        )
        #expect(try await books.counter.inspection(of: "2026-10").hours.isEmpty)
    }
}
