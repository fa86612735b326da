import Foundation
import HallCore
import HallFlow

/// The machine's clock.
struct SystemClock: WallClock {
    var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
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
