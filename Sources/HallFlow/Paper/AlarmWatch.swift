import HallAPI
import HallCore

/// Hysteresis for the alarms of one device, which are facts; whether it can print is another thing,
/// and is known from the last look. A trouble shows at once, and is over only after it has stayed
/// away for longer the more often it came within the hour. A cable that flaps is one alarm that
/// stays, and not hundreds of facts a minute.
struct AlarmWatch: Sendable {
    /// Alarms of one kind within an hour, at most: after so many one stays for the rest of the
    /// hour.
    let perHourMax: Int
    private(set) var shown: Set<Trouble> = []
    private var raised: [Trouble: [Moment]] = [:]
    private var wellSince: [Trouble: Moment] = [:]

    private static let hour: Int64 = 3_600_000
    private static let firstHold: Int64 = 1000

    init(perHourMax: Int) { self.perHourMax = perHourMax }

    /// What was found just now; gives what holds after it.
    mutating func take(_ found: Set<Trouble>, at now: Moment) -> Set<Trouble> {
        for trouble in found {
            wellSince[trouble] = nil
            guard shown.insert(trouble).inserted else { continue }
            raised[trouble] = recent(trouble, at: now) + [now]
        }
        for trouble in shown.subtracting(found) {
            let since = wellSince[trouble] ?? now
            wellSince[trouble] = since
            guard now.milliseconds - since.milliseconds >= hold(of: trouble, at: now) else {
                continue
            }
            shown.remove(trouble)
            wellSince[trouble] = nil
        }
        return shown
    }

    private func recent(_ trouble: Trouble, at now: Moment) -> [Moment] {
        (raised[trouble] ?? []).filter { now.milliseconds - $0.milliseconds < Self.hour }
    }

    /// A few times an hour it is over when it is over; after that one second, two, four …
    private func hold(of trouble: Trouble, at now: Moment) -> Int64 {
        let times = recent(trouble, at: now).count
        let free = perHourMax / 2
        if times <= free { return 0 }
        if times >= perHourMax { return Self.hour }
        return min(Self.firstHold << Int64(times - free - 1), Self.hour)
    }
}
