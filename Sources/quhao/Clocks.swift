import Foundation
import HallCore
import HallFlow
import Synchronization

/// The machine's clock, made steady: while this process runs, a jump of the machine's time, forward
/// or back, neither turns the day nor stops the clocks of calls. Small corrections are followed.
final class SteadyClock: WallClock {
    private let anchor: Mutex<(wall: Moment, ticks: ContinuousClock.Instant)>

    /// What a time server may correct at once, in milliseconds.
    private static let followMilliseconds: Int64 = 120_000

    init() {
        anchor = Mutex((Self.wall, .now))
    }

    var now: Moment {
        let wall = Self.wall
        let ticks = ContinuousClock.now
        return anchor.withLock { anchor in
            let passed = anchor.ticks.duration(to: ticks).components
            let steady = Moment(
                milliseconds: anchor.wall.milliseconds + passed.seconds * 1000
                    + passed.attoseconds / 1_000_000_000_000_000
            )
            guard abs(wall.milliseconds - steady.milliseconds) <= Self.followMilliseconds else {
                return steady
            }
            anchor = (wall, ticks)
            return wall
        }
    }

    private static var wall: Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
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
        let passed = began.duration(to: .now).components
        return Moment(
            milliseconds: start.milliseconds + passed.seconds * 1000
                + passed.attoseconds / 1_000_000_000_000_000
        )
    }
}
