import HallAPI
package import HallCore

/// The hall's time zone.
package protocol HallZone: Sendable {
    /// Minutes east of UTC at `moment`.
    func offsetMinutes(at moment: Moment) -> Int
}
