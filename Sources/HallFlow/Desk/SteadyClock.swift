import HallAPI
package import HallCore
import Synchronization

/// The hall's clock: the machine's, without its jumps. By itself it never goes back.
///
/// - A step forward is followed where it is small, where the kernel says that its clock agrees with
///   a time server, or where an attendant has looked at it. Any other was somebody's hand, or an
///   empty battery: it turns no day and stops no clock of a call; the hall goes on by the time that
///   has passed.
/// - Where the machine's is behind, and that is trusted, the hall's runs at half its speed until
///   they meet; what an attendant confirms is gone back to at once, as far as no fact stands in the
///   way.
package final class SteadyClock: WallClock {
    /// The machine's own clocks.
    package struct Machine: Sendable {
        let wall: @Sendable () -> Moment
        let ticks: @Sendable () -> Int64
        let isSynchronised: @Sendable () -> Bool

        /// - Parameters:
        ///   - ticks: milliseconds that only ever go on, also while the machine sleeps.
        ///   - isSynchronised: whether the wall clock agrees with a time server.
        package init(
            wall: @escaping @Sendable () -> Moment,
            ticks: @escaping @Sendable () -> Int64,
            isSynchronised: @escaping @Sendable () -> Bool
        ) {
            self.wall = wall
            self.ticks = ticks
            self.isSynchronised = isSynchronised
        }
    }

    /// What the hall's clock said at which of the machine's ticks: with it the next run on a
    /// machine that was not started anew goes on as if there had been no end.
    package struct Reading: Hashable, Sendable {
        package let moment: Moment
        package let ticks: Int64

        package init(moment: Moment, ticks: Int64) {
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
        /// How far apart the machine's two clocks were when an attendant had looked: what moves
        /// them further was somebody else.
        var accepted: Int64?
    }

    private let machine: Machine
    private let limits: ClockLimits
    private let state: Mutex<State>

    /// - Parameters:
    ///   - notBefore: the moment of the newest fact.
    ///   - last: of the last run, where the machine has not been started anew since.
    package init(
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
    }

    package var now: Moment { reading.moment }

    package var reading: Reading {
        state.withLock { state in
            step(&state)
            return Reading(moment: state.moment, ticks: state.ticks)
        }
    }

    package var machineAheadSeconds: Int {
        state.withLock { state in
            step(&state)
            return state.aheadSeconds
        }
    }

    package func acceptMachine(notBefore: Moment) {
        state.withLock { state in
            let wall = machine.wall()
            state.accepted = wall.milliseconds - machine.ticks()
            // As far back as no fact stands in the way; the rest is met slowly.
            if wall < state.moment { state.moment = max(wall, notBefore) }
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
        let isAccepted = state.accepted.map { accepted in
            abs(wall.milliseconds - ticks - accepted) <= Int64(limits.followSeconds) * 1000
        }
        let isTrusted = isNear || isAccepted == true || machine.isSynchronised()
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
        state.aheadSeconds = isTrusted ? 0 : Int(ahead / 1000)
        if isNear || isAccepted == false { state.accepted = nil }
    }
}

/// `Config/hall.toml`, section `[clock]`.
package struct ClockLimits: Hashable, Sendable {
    /// So far apart the machine's clock and the hall's need no word.
    package var followSeconds = 120

    package init() {}
}
