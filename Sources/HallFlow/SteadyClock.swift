public import HallCore
import Synchronization

/// The hall's clock while this process runs: the machine's, without its jumps.
///
/// It never goes back, and never starts before the newest fact. A jump forward is followed where the kernel
/// says that its clock agrees with a time server, as after a start with an empty battery; any other jump
/// was somebody's hand, turns no day, and stops no clock of a call: the hall goes on by the time that has
/// passed.
public final class SteadyClock: WallClock {
    /// The machine's own clocks.
    public struct Machine: Sendable {
        let wall: @Sendable () -> Moment
        let ticks: @Sendable () -> Int64
        let isSynchronised: @Sendable () -> Bool

        /// - Parameters:
        ///   - ticks: milliseconds that only ever go on, also while the machine sleeps.
        ///   - isSynchronised: whether the wall clock agrees with a time server.
        public init(
            wall: @escaping @Sendable () -> Moment,
            ticks: @escaping @Sendable () -> Int64,
            isSynchronised: @escaping @Sendable () -> Bool
        ) {
            self.wall = wall
            self.ticks = ticks
            self.isSynchronised = isSynchronised
        }
    }

    private struct State {
        var moment: Moment
        var ticks: Int64
        var aheadSeconds = 0
    }

    private let machine: Machine
    private let limits: ClockLimits
    private let state: Mutex<State>

    /// - Parameter notBefore: the moment of the newest fact.
    public init(_ machine: Machine, limits: ClockLimits, notBefore: Moment) {
        self.machine = machine
        self.limits = limits
        let wall = machine.wall()
        state = Mutex(State(moment: max(wall, notBefore), ticks: machine.ticks()))
        _ = now
    }

    public var now: Moment {
        state.withLock { state in
            let (wall, ticks) = (machine.wall(), machine.ticks())
            let passed = max(ticks - state.ticks, 0)
            let steady = Moment(milliseconds: state.moment.milliseconds + passed)
            let ahead = wall.milliseconds - steady.milliseconds
            let isSmall = (-limits.backSeconds * 1000...limits.followSeconds * 1000)
                .contains(Int(ahead))
            let isFollowed = isSmall || (ahead > 0 && machine.isSynchronised())
            let isNear = abs(ahead) <= Int64(limits.followSeconds) * 1000
            state.aheadSeconds = isFollowed || isNear ? 0 : Int(ahead / 1000)
            state.moment = isFollowed ? max(wall, state.moment) : steady
            state.ticks = ticks
            return state.moment
        }
    }

    public var machineAheadSeconds: Int {
        _ = now
        return state.withLock { $0.aheadSeconds }
    }
}

/// `Config/hall.toml`, section `[clock]`.
public struct ClockLimits: Hashable, Sendable {
    /// So far ahead or behind of the hall's clock the machine's needs no word; ahead it is followed.
    public var followSeconds = 120
    /// So far back it is followed: the hall's clock stands still meanwhile.
    public var backSeconds = 2

    public init() {}
}
