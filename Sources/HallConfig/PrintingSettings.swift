import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[printing]`: which printer is asked for what, the first one that
/// can print it.
public struct PrintingSettings: Hashable, Sendable {
    public internal(set) var slips: [String] = []
    /// For second papers at the desk; empty means as for slips.
    public internal(set) var desk: [String] = []
    public internal(set) var notices: [String] = []
    /// Between two looks at a printer that rests.
    public internal(set) var lookMilliseconds = 500
    /// Alarms of one kind from one printer within an hour, at most.
    public internal(set) var alarmsPerHourMax = 12
    /// Papers that the attendant sees.
    public internal(set) var papersShown = 50
}
