public import HallCore
import Synchronization

/// The hall's clock: the machine's, without its jumps. It never goes back.
///
/// - A step forward is followed where it is small, where the kernel says that its clock agrees with a time
///   server, or where an attendant has looked at it. Any other was somebody's hand, or an empty battery: it
///   turns no day and stops no clock of a call; the hall goes on by the time that has passed.
/// - Where the machine's is behind, and that is trusted, the hall's runs at half its speed until they meet.
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

    /// What the hall's clock said at which of the machine's ticks: with it the next run on a machine that
    /// was not started anew goes on as if there had been no end.
    public struct Reading: Hashable, Sendable {
        public let moment: Moment
        public let ticks: Int64

        public init(moment: Moment, ticks: Int64) {
            self.moment = moment
            self.ticks = ticks
        }
    }

    private struct State {
        var moment: Moment
        var ticks: Int64
        /// A half millisecond that is still to pass.
        var half: Int64 = 0
        var aheadSeconds = 0
        /// An attendant has looked at the machine's clock since it was found to be another.
        var isAccepted = false
    }

    private let machine: Machine
    private let limits: ClockLimits
    private let state: Mutex<State>

    /// - Parameters:
    ///   - notBefore: the moment of the newest fact.
    ///   - last: of the last run, where the machine has not been started anew since.
    public init(
        _ machine: Machine,
        limits: ClockLimits,
        notBefore: Moment,
        after last: Reading? = nil
    ) {
        self.machine = machine
        self.limits = limits
        let ticks = machine.ticks()
        var start = machine.wall()
        if let last, last.ticks <= ticks {
            start = Moment(milliseconds: last.moment.milliseconds + ticks - last.ticks)
        }
        state = Mutex(State(moment: max(start, notBefore), ticks: ticks))
        _ = now
    }

    public var now: Moment { reading.moment }

    public var reading: Reading {
        state.withLock { state in
            step(&state)
            return Reading(moment: state.moment, ticks: state.ticks)
        }
    }

    public var machineAheadSeconds: Int {
        state.withLock { state in
            step(&state)
            return state.aheadSeconds
        }
    }

    public func acceptMachine() {
        state.withLock { state in
            state.isAccepted = true
            step(&state)
        }
    }

    private func step(_ state: inout State) {
        let (wall, ticks) = (machine.wall(), machine.ticks())
        let passed = max(ticks - state.ticks, 0)
        state.ticks = ticks
        let steady = Moment(milliseconds: state.moment.milliseconds + passed)
        let ahead = wall.milliseconds - steady.milliseconds
        let isNear = abs(ahead) <= Int64(limits.followSeconds) * 1000
        let isTrusted = isNear || state.isAccepted || machine.isSynchronised()
        switch (isTrusted, ahead < 0) {
        case (false, _): state.moment = steady
        case (true, false): state.moment = max(wall, state.moment)
        case (true, true):
            let slowed = passed + state.half
            state.half = slowed % 2
            state.moment = max(
                wall,
                Moment(milliseconds: state.moment.milliseconds + slowed / 2)
            )
        }
        let isParted = !isNear && (ahead < 0 || !isTrusted)
        state.aheadSeconds = isParted ? Int(ahead / 1000) : 0
        if isNear { state.isAccepted = false }
    }
}

/// `Config/hall.toml`, section `[clock]`.
public struct ClockLimits: Hashable, Sendable {
    /// So far apart the machine's clock and the hall's need no word.
    public var followSeconds = 120

    public init() {}
}
