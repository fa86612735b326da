import HallAPI
package import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[copies]`: the daily copy of the data folder.
package struct CopySettings: Hashable, Sendable {
    /// Relative to the data folder, or anywhere.
    package internal(set) var folder = "copies"
    package internal(set) var at = DayTime(minutes: 19 * 60)
    package internal(set) var kept = 14
    /// Below so many free megabytes on the data folder's disk the attendant is told.
    package internal(set) var freeMegabytesMin = 200
    /// Set aside on the data folder's disk, so that a hub can start where that is full.
    package internal(set) var reserveMegabytes = 1
    /// Until one that failed is tried again.
    package internal(set) var retryMinutes = 10
    /// Numbers of the day up to this one are not given again after a restore.
    package internal(set) var skipTo = 500
    /// After a restore: so many notices and enquiries may have been made since the copy.
    package internal(set) var skipSerials = 100
}
