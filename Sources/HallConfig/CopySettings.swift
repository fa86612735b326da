import HallAPI
public import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[copies]`: the daily copy of the data folder.
public struct CopySettings: Hashable, Sendable {
    /// Relative to the data folder, or anywhere.
    public internal(set) var folder = "copies"
    public internal(set) var at = DayTime(minutes: 19 * 60)
    public internal(set) var kept = 14
    /// Below so many free megabytes on the data folder's disk the attendant is told.
    public internal(set) var freeMegabytesMin = 200
    /// Set aside on the data folder's disk, so that a hub can start where that is full.
    public internal(set) var reserveMegabytes = 1
    /// Until one that failed is tried again.
    public internal(set) var retryMinutes = 10
    /// Numbers of the day up to this one are not given again after a restore.
    public internal(set) var skipTo = 500
    /// After a restore: so many notices and enquiries may have been made since the copy.
    public internal(set) var skipSerials = 100
}
