import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

/// A desk on a real journal in a folder of its own.
struct DeskHall {
    let path = NSTemporaryDirectory() + "quhao-" + UUID().uuidString
    let clock = TestClock(Kit.at("09:00"))
    let printer = TestPrinter()
    let spare = TestPrinter("spare")
    let attendant = TestAttendant()

    func desk() throws -> Desk {
        try Desk(
            hall: Kit.hall(),
            journal: SQLiteJournal(in: path),
            clock: clock,
            zone: TestZone()
        )
    }

    func counter(_ desk: Desk) -> TicketCounter {
        TicketCounter(
            desk: desk,
            tray: tray(desk)
        )
    }

    /// - Parameter slips: the printers that slips go to, in order.
    func tray(_ desk: Desk, slips: [String] = ["front"]) -> PrintQueue {
        PrintQueue(
            desk: desk,
            printers: [printer, spare],
            roles: PaperRoles(slips: slips),
            attendant: attendant
        )
    }

    func leave() { try? FileManager.default.removeItem(atPath: path) }
}

extension Desk {
    @discardableResult
    func act(
        _ order: some Order,
        by badge: Badge? = nil,
        key: String? = nil
    ) async throws(DeskError) -> Answer {
        try await perform(order, by: .machine(as: badge), key: key.flatMap { CommandKey($0) })
    }

    func number(of service: ServiceCode) async throws(DeskError) -> Int {
        try await act(TakeTicket(service: service)).ticket?.sequence ?? 0
    }
}

@Suite struct `the desk` {
    @Test func `gives 200 visitors at once 200 numbers without a gap`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...200 { group.addTask { try await desk.number(of: Kit.a) } }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(numbers == Set(1...200))
    }

    @Test func `begins no far day in nobody's name`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        _ = try await desk.number(of: Kit.a)
        hall.clock.set(Kit.at("09:00").adding(seconds: 20 * 86_400))
        for badge in [nil, Badge("")] {
            await #expect(throws: DeskError.refused(.people(.notAllowed))) {
                try await desk.act(ConfirmDay(), by: badge)
            }
        }
        #expect(await desk.read { day, _, _ in day.date } == Kit.monday)
        try await desk.act(ConfirmDay(), by: Badge("301"))
        #expect(await desk.read { day, _, _ in day.date } == Kit.monday.adding(days: 20))
    }

    @Test func `makes five taps one ticket`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        let take = TakeTicket(service: Kit.a)
        let numbers = try await withThrowingTaskGroup(of: TicketNumber?.self) { group in
            for _ in 1...5 { group.addTask { try await desk.act(take, key: "tap").ticket } }
            return try await group.reduce(into: Set<TicketNumber?>()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        // Also after a restart, and never for another request.
        let again = try hall.desk()
        #expect(try await again.act(take, key: "tap").ticket?.sequence == 1)
        await #expect(throws: DeskError.refused(.people(.keyReused))) {
            try await again.act(TakeTicket(service: Kit.b), key: "tap")
        }
    }

    @Test func `refuses yesterday's key rather than give a stranger's ticket`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        let take = TakeTicket(service: Kit.a)
        _ = try await hall.counter(desk).takeTicket(take, key: CommandKey("tap"))
        hall.clock.set(Kit.at("09:00").adding(seconds: 86_400))
        await #expect(throws: DeskError.refused(.people(.keyReused))) {
            try await hall.counter(desk).takeTicket(take, key: CommandKey("tap"))
        }
    }

    @Test func `knows a request by what it asks, whatever was told about the person`() async throws
    {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        var request = TakeTicket(service: Kit.a)
        request.needs = [.blind, .guide]
        #expect(try await desk.act(request, key: "tap").ticket?.sequence == 1)
        request.wantsSlip = true
        #expect(try await desk.act(request, key: "tap").ticket?.sequence == 1)
    }

    @Test func `gives the last visitor to one of two windows that press at once`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        for window in 1...2 {
            try await desk.act(OpenWindow(at: WindowNumber(window)), by: Badge("1"))
        }
        _ = try await desk.number(of: Kit.a)
        let calls = await withTaskGroup(of: Bool.self) { group in
            for window in 1...2 {
                group.addTask {
                    do {
                        return try await desk.act(CallTicket(at: WindowNumber(window))).ticket
                            != nil
                    } catch {
                        #expect(error as? DeskError == .refused(.step(.nobodyWaiting)))
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(calls == 1)
    }

    @Test func `never disagrees with another process on the same folder`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let (one, two) = (try hall.desk(), try hall.desk())
        var numbers: [Int] = []
        for _ in 1...20 {
            numbers.append(try await one.number(of: Kit.a))
            numbers.append(try await two.number(of: Kit.a))
        }
        #expect(numbers == Array(1...40))
        await one.catchUp()
        #expect(await one.read { day, _, _ in day.issued(for: Kit.a) } == 40)
    }

    @Test func `R14 neither repeats a number nor goes back when the clock does`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        var desk = try hall.desk()
        _ = try await desk.number(of: Kit.a)
        hall.clock.set(Kit.at("09:00").adding(seconds: -3 * 86_400))
        desk = try hall.desk()
        #expect(try await desk.number(of: Kit.a) == 2)
        #expect(await desk.read { day, _, _ in day.date } == Kit.monday)
        hall.clock.set(Kit.at("09:00").adding(seconds: 86_400))
        #expect(try await desk.number(of: Kit.a) == 1)
        #expect(await desk.read { day, _, _ in day.date } == Kit.monday.adding(days: 1))
        hall.clock.set(Kit.at("09:30"))
        #expect(try await desk.number(of: Kit.a) == 2)
    }

    @Test func `opens a day far ahead only when an attendant confirms it`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        _ = try await desk.number(of: Kit.a)
        hall.clock.set(Kit.at("09:00").adding(seconds: 15 * 86_400))
        let far = Kit.monday.adding(days: 15)
        await #expect(throws: DeskError.refused(.day(.dayNeedsConfirmation(far)))) {
            try await desk.number(of: Kit.a)
        }
        try await desk.act(ConfirmDay(), by: Badge("301"))
        #expect(try await desk.number(of: Kit.a) == 1)
    }

    @Test func `tells its listeners every fact once, in order`() async throws {
        let hall = DeskHall()
        defer { hall.leave() }
        let desk = try hall.desk()
        let ear = TestEar()
        desk.tell(ear)
        for _ in 1...10 { _ = try await desk.number(of: Kit.a) }
        let last = await desk.read { _, position, _ in position }
        #expect(ear.positions == Array(1...last))
    }
}
