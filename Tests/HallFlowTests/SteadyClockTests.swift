import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Synchronization
import Testing

/// A machine whose clocks a test moves.
private final class TestMachine: Sendable {
    private let state = Mutex<(wall: Int64, ticks: Int64, isSynchronised: Bool)>(
        (TestHall.at("09:00").milliseconds, 0, false)
    )

    var machine: SteadyClock.Machine {
        SteadyClock.Machine(
            wall: { Moment(milliseconds: self.state.withLock { $0.wall }) },
            ticks: { self.state.withLock { $0.ticks } },
            isSynchronised: { self.state.withLock { $0.isSynchronised } }
        )
    }

    /// Time passes, for both clocks.
    func pass(seconds: Int64) {
        state.withLock { state in
            state.wall += seconds * 1000
            state.ticks += seconds * 1000
        }
    }

    /// Somebody, or a time server, moves the wall clock.
    func move(seconds: Int64, byServer: Bool = false) {
        state.withLock { state in
            state.wall += seconds * 1000
            state.isSynchronised = byServer
        }
    }
}

@Suite struct `the hall's clock` {
    private typealias Kit = TestHall
    private let machine = TestMachine()

    private func clock(notBefore: Moment = Moment(milliseconds: 0)) -> SteadyClock {
        SteadyClock(machine.machine, limits: ClockLimits(), notBefore: notBefore)
    }

    @Test(arguments: [3600, -3600, 40 * 86_400, -26 * 365 * 86_400] as [Int64])
    func `goes on by the time that passes where somebody moves the machine's`(seconds: Int64) {
        let clock = clock()
        machine.move(seconds: seconds)
        machine.pass(seconds: 30)
        #expect(clock.now == Kit.at("09:00").adding(seconds: 30))
        #expect(clock.machineAheadSeconds == Int(seconds))
        machine.move(seconds: -seconds)
        #expect(clock.now == Kit.at("09:00").adding(seconds: 30))
        #expect(clock.machineAheadSeconds == 0)
    }

    @Test func `follows a time server forward, as after a start with an empty battery`() {
        let clock = clock()
        machine.move(seconds: 14 * 3600)
        #expect(clock.now == Kit.at("09:00"))
        machine.move(seconds: 0, byServer: true)
        #expect(clock.now == Kit.at("23:00"))
        #expect(clock.machineAheadSeconds == 0)
    }

    @Test func `follows small steps forward, and goes slowly until a small step back has passed`() {
        let clock = clock()
        machine.move(seconds: 100)
        #expect(clock.now == Kit.at("09:00").adding(seconds: 100))
        machine.move(seconds: -10)
        #expect(clock.now == Kit.at("09:00").adding(seconds: 100))
        machine.pass(seconds: 10)
        #expect(clock.now == Kit.at("09:00").adding(seconds: 105))
        machine.pass(seconds: 10)
        // Met: both say the same again.
        #expect(clock.now == Kit.at("09:00").adding(seconds: 110))
        #expect(clock.machineAheadSeconds == 0)
    }

    @Test func `meets a time server that is behind at half its speed, and never goes back`() {
        let clock = clock()
        machine.move(seconds: -3600, byServer: true)
        machine.pass(seconds: 3600)
        #expect(clock.now == Kit.at("09:30"))
        #expect(clock.machineAheadSeconds == 0)
        machine.pass(seconds: 3600)
        #expect(clock.now == Kit.at("10:00"))
        #expect(clock.machineAheadSeconds == 0)
    }

    @Test func `follows what an attendant has looked at, and no hand after it`() {
        let clock = clock()
        machine.move(seconds: 7200)
        #expect(clock.now == Kit.at("09:00"))
        clock.acceptMachine(notBefore: Kit.at("09:00"))
        #expect(clock.now == Kit.at("11:00"))
        machine.move(seconds: 3600)
        #expect(clock.now == Kit.at("11:00"))
        #expect(clock.machineAheadSeconds == 3600)
    }

    @Test func `goes back to what an attendant has looked at, as far as no fact stands in the way`()
    {
        let clock = clock()
        machine.move(seconds: -7200)
        #expect(clock.now == Kit.at("09:00"))
        clock.acceptMachine(notBefore: Kit.at("08:00"))
        #expect(clock.now == Kit.at("08:00"))
        #expect(clock.machineAheadSeconds == 0)
        // The last hour is met at half the speed; another hand is not followed meanwhile.
        machine.pass(seconds: 3600)
        #expect(clock.now == Kit.at("08:30"))
        machine.move(seconds: 86_400)
        #expect(clock.now == Kit.at("08:30"))
        #expect(clock.machineAheadSeconds > 0)
    }

    @Test
    func
        `starts behind the newest fact, and does not stand still where the machine's is behind it`()
    {
        let clock = clock(notBefore: Kit.at("10:00"))
        #expect(clock.now == Kit.at("10:00"))
        machine.pass(seconds: 90)
        #expect(clock.now == Kit.at("10:01").adding(seconds: 30))
        #expect(clock.machineAheadSeconds == -3600)
    }

    @Test func `goes on where the last run ended, whatever was done to the machine's meanwhile`() {
        let last = clock().reading
        machine.pass(seconds: 60)
        machine.move(seconds: 86_400)
        let clock = SteadyClock(
            machine.machine,
            limits: ClockLimits(),
            notBefore: Kit.at("09:00"),
            after: last
        )
        #expect(clock.now == Kit.at("09:01"))
        #expect(clock.machineAheadSeconds == 86_400)
    }
}
