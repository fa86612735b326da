import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `a desk that keeps notices` {
    private let folder = TestFolder()
    private let clock = TestClock(Kit.at("09:00"))

    private func desk() throws -> Desk {
        var hall = Kit.hall()
        hall.items = [Kit.item()]
        return try TestBooks.desk(in: folder, hall: hall, clock: clock).0
    }

    private var advice: NoticeCommand {
        .issue(NoticeDraft(item: "T-1", outcome: .advice, handler: "201"))
    }

    @Test func `opens its folder again after the clock has stepped back behind a notice`()
        async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        let first = try desk()
        _ = try await first.keep(advice)
        clock.set(Kit.at("09:10"))
        _ = try await first.keep(advice)
        clock.set(Kit.at("09:05"))
        _ = try await first.perform(.take(TakeRequest(service: Kit.a))) { _, _, _ in }
        let again = try desk()
        #expect(await again.read { day, _, _ in day.tickets.count } == 1)
        #expect(try await again.keep(advice).serial == NoticeSerial(year: 2026, number: 3))
        #expect(try JournalVerifier(folder: folder.path).verify().isIntact)
    }

    @Test func `gives each serial once, also where two programs issue on one folder`() async throws
    {
        _ = try HallKeys(in: folder.path).makeKey()
        let (first, second) = (try desk(), try desk())
        var numbers: [Int] = []
        for _ in 0..<5 {
            numbers.append(try await first.keep(advice).serial.number)
            numbers.append(try await second.keep(advice).serial.number)
        }
        #expect(numbers == Array(1...10))
    }

    @Test func `issues nothing without a key, and uses up no serial for what it refuses`()
        async throws
    {
        let desk = try desk()
        let refused = await #expect(throws: DeskError.self) { try await desk.keep(advice) }
        #expect(refused == .refused(.notice(.noKey)))
        _ = try HallKeys(in: folder.path).makeKey()
        #expect(try await desk.keep(advice).serial.number == 1)
    }
}
