import CTimex
import Foundation
import HallCore
import HallFlow

extension Moment {
    /// What the machine's clock says, right or wrong.
    static var ofMachine: Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

extension SteadyClock.Machine {
    /// The machine that this runs on.
    static var own: SteadyClock.Machine {
        let began = ContinuousClock.now
        return SteadyClock.Machine(
            wall: { .ofMachine },
            ticks: { began.duration(to: .now).milliseconds },
            isSynchronised: {
                // adjtimex(2): asking changes nothing and needs no right. Where it is forbidden all the
                // same, nothing is known, and nothing is followed.
                var state = timex()
                return adjtimex(&state) >= 0 && state.status & STA_UNSYNC == 0
            }
        )
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// A rehearsal's clock: from its start on, as fast as time passes, whatever the machine's date.
struct RehearsalClock: WallClock {
    private let start: Moment
    private let began = ContinuousClock.now

    init(start: Moment) {
        self.start = start
    }

    var now: Moment {
        Moment(milliseconds: start.milliseconds + began.duration(to: .now).milliseconds)
    }
}

/// Tells the attendant, by an alarm, where the machine's clock and the hall's have parted.
struct ClockWatch {
    private let desk: Desk
    private var isParted: Bool?

    private static let alarmName = "时钟"

    init(_ desk: Desk) {
        self.desk = desk
    }

    mutating func look() async {
        let seconds = desk.clock.machineAheadSeconds
        let isParted = seconds != 0
        guard isParted != self.isParted else { return }
        if isParted {
            warn("the machine's clock is \(seconds) s ahead of the hall's, and is not followed")
        }
        do {
            _ = try await desk.perform(
                isParted
                    ? .raiseAlarm(device: Self.alarmName, .clockParted)
                    : .clearAlarm(device: Self.alarmName, .clockParted)
            ) { _, _, _ in }
            self.isParted = isParted
        } catch {
            // The next look tries again.
            warn("whether the clock is right is not recorded: \(error)")
        }
    }
}
