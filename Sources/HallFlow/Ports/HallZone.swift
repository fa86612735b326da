import HallAPI
public import HallCore

/// The hall's time zone.
public protocol HallZone: Sendable {
    /// Minutes east of UTC at `moment`.
    func offsetMinutes(at moment: Moment) -> Int
}
