import Foundation
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Synchronization
import Testing

@testable import quhao

/// A machine whose clock somebody sets.
private final class TestMachine: Sendable {
    private let state = Mutex((wall: TestHall.at("09:00"), ticks: Int64(1_000_000)))

    func pass(seconds: Int) {
        state.withLock {
            $0.wall = $0.wall.adding(seconds: seconds)
            $0.ticks += Int64(seconds) * 1000
        }
    }

    /// Without any time that passes.
    func setWall(aheadSeconds seconds: Int) {
        state.withLock { $0.wall = $0.wall.adding(seconds: seconds) }
    }

    var machine: SteadyClock.Machine {
        SteadyClock.Machine(
            wall: { self.state.withLock { $0.wall } },
            ticks: { self.state.withLock { $0.ticks } },
            isSynchronised: { false }
        )
    }
}

@Suite struct `the watch over the clock` {
    private let folder = TestFolder()
    private let machine = TestMachine()

    private func desk() throws -> Desk {
        try Desk(
            hall: TestHall.hall(),
            journal: try SQLiteJournal(in: folder.path),
            clock: SteadyClock(
                machine.machine,
                limits: ClockLimits(),
                notBefore: TestHall.at("08:00")
            ),
            zone: TestZone()
        )
    }

    private func alarms(of desk: Desk) async -> [String] {
        await desk.read { day, _, _ in day.alarms.map { "\($0.device) \($0.trouble)" } }
    }

    @Test func `tells the attendant once that the machine's clock went ahead, and when it is back`()
        async throws
    {
        let desk = try desk()
        try await desk.perform(Wake())
        var watch = ClockWatch(desk, data: folder.path)
        await watch.look()
        #expect(await alarms(of: desk).isEmpty)
        machine.setWall(aheadSeconds: 7200)
        await watch.look()
        await watch.look()
        #expect(await alarms(of: desk) == ["时钟 clockParted"])
        machine.setWall(aheadSeconds: -7200)
        await watch.look()
        #expect(await alarms(of: desk).isEmpty)
    }

    @Test
    func `leaves for the next run what the hall's clock said at which of the machine's ticks`()
        async throws
    {
        let desk = try desk()
        try await desk.perform(Wake())
        var watch = ClockWatch(desk, data: folder.path)
        await watch.look()
        let kept = try #require(ClockFile(data: folder.path)?.read())
        #expect(kept.moment == TestHall.at("09:00"))
        #expect(kept.ticks == 1_000_000)
    }

    @Test func `keeps nothing of a clock that no day was opened at`() async throws {
        let desk = try desk()
        var watch = ClockWatch(desk, data: folder.path)
        await watch.look()
        #expect(ClockFile(data: folder.path)?.read() == nil)
    }

    @Test func `reads nothing of another start of the machine`() throws {
        try folder.make()
        let file = try #require(ClockFile(data: folder.path))
        try Data("another-start 1795395600000 5\n".utf8)
            .write(to: URL(filePath: folder.path + "/clock"))
        #expect(file.read() == nil)
    }
}
