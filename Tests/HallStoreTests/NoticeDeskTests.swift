import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Synchronization
import Testing

private typealias Kit = TestHall

@Suite struct `a desk that keeps notices` {
    private let folder = TestFolder()
    private let clock = TestClock(Kit.at("09:00"))

    private func desk() throws -> Desk { try deskAndArchive().0 }

    private func deskAndArchive() throws -> (Desk, SQLiteJournal) {
        var hall = Kit.hall()
        hall.items = [Kit.item()]
        return try TestBooks.desk(in: folder, hall: hall, clock: clock)
    }

    private let advice = NoticeDraft(item: "T-1", outcome: .advice, handler: "201")

    @Test func `opens its folder again after the clock has stepped back behind a notice`()
        async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        let first = try desk()
        _ = try await first.issue(advice)
        clock.set(Kit.at("09:10"))
        _ = try await first.issue(advice)
        clock.set(Kit.at("09:05"))
        try await first.perform(TakeTicket(service: Kit.a))
        let again = try desk()
        #expect(await again.read { day, _, _ in day.tickets.count } == 1)
        #expect(try await again.issue(advice).serial == NoticeSerial(year: 2026, number: 3))
        #expect(try JournalVerifier(folder: folder.path).verify().isIntact)
    }

    @Test func `gives each serial once, also where two programs issue on one folder`() async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        let (first, second) = (try desk(), try desk())
        var numbers: [Int] = []
        for _ in 0..<5 {
            numbers.append(try await first.issue(advice).serial.number)
            numbers.append(try await second.issue(advice).serial.number)
        }
        #expect(numbers == Array(1...10))
    }

    @Test func `R11 makes as many copies as the hall has names for, and is whole with all of them`()
        async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        var plan = NoticePlan()
        plan.copyNames = ["第一联 交申请人", "第二联 存档", "第三联 送审批科室"]
        var hall = TestHall.hall()
        hall.items = [TestHall.item()]
        let clock = TestClock(TestHall.at("09:00"))
        let (desk, archive) = try TestBooks.desk(in: folder, hall: hall, clock: clock, plan: plan)
        let printer = BusyPrinter()
        let tray = PrintQueue(
            desk: desk,
            printers: [printer],
            roles: PaperRoles(slips: [], notices: [printer.name]),
            attendant: TestAttendant()
        )
        let counter = try #require(NoticeCounter(desk: desk, maker: PlainMaker(), tray: tray))
        let serial = try await desk.issue(advice).serial
        let text = try #require(try archive.content(of: serial))
        #expect(NoticeContent(canonical: text)?.copyNames == plan.copyNames)
        printer.meanwhile {
            #expect((try? archive.record(of: serial)?.stage) == .issued)
        }
        #expect(await counter.printCopies(of: serial))
        #expect(printer.printed == 3)
        let record = try #require(try archive.record(of: serial))
        #expect((record.stage, record.copies.count) == (.printed, 3))
        #expect(try JournalVerifier(folder: folder.path).verify().isIntact)
        // A page of the third copy that was changed is found like any other.
        let path = folder.path + "/archive/2026/1-3.pdf"
        try Data("x".utf8).write(to: URL(filePath: path))
        #expect(try !JournalVerifier(folder: folder.path).verify().isIntact)
        // There is no fourth.
        await #expect(throws: DeskError.self) {
            try await desk.keep(SettleCopy(NoticeName(serial), copy: 4, cameOut: true), by: "201")
        }
    }

    @Test func `has each copy printed once, and tells each of two who asked that it is out`()
        async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        let (desk, archive) = try deskAndArchive()
        let printer = BusyPrinter()
        let tray = PrintQueue(
            desk: desk,
            printers: [printer],
            roles: PaperRoles(slips: [], notices: [printer.name]),
            attendant: TestAttendant()
        )
        let counter = try #require(NoticeCounter(desk: desk, maker: PlainMaker(), tray: tray))
        let serial = try await desk.issue(advice).serial
        let (asked, other) = AsyncStream.makeStream(of: Bool.self)
        printer.meanwhile {
            // While the first copy comes out, the look at what is owed asks for the second.
            Task { other.yield(await counter.printCopies(of: serial)) }
            for _ in 0..<100_000 {
                if (try? archive.record(of: serial)?.papers[1]) != nil { return }
                await Task.yield()
            }
        }
        #expect(await counter.printCopies(of: serial))
        #expect(await asked.first { _ in true } == true)
        #expect(printer.printed == 2)
    }

    @Test func `issues nothing without a key, and uses up no serial for what it refuses`()
        async throws
    {
        let desk = try desk()
        let refused = await #expect(throws: DeskError.self) { try await desk.issue(advice) }
        #expect(refused == .refused(.notice(.noKey)))
        _ = try HallKeys(in: folder.path).makeKey()
        #expect(try await desk.issue(advice).serial.number == 1)
    }
}

/// A printer that takes its time over the first paper.
private final class BusyPrinter: PaperPrinter {
    let name = "a4"
    let promise = PaperPromise.printed
    private let work = Mutex<(@Sendable () async -> Void)?>(nil)
    private let papers = Mutex(0)

    var printed: Int { papers.withLock { $0 } }

    func meanwhile(_ work: @escaping @Sendable () async -> Void) {
        self.work.withLock { $0 = work }
    }

    func look() -> Set<Trouble> { [] }
    func check() {}
    func begin(interrupted: Bool) {}

    func print(_ paper: PrintJob) async -> PaperPromise {
        let now = work.withLock { work in
            defer { work = nil }
            return work
        }
        await now?()
        papers.withLock { $0 += 1 }
        return promise
    }
}
