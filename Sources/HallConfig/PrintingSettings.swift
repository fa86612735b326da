import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[printing]`: which printer is asked for what, the first one that
/// can print it.
package struct PrintingSettings: Hashable, Sendable {
    package internal(set) var slips: [String] = []
    /// For second papers at the desk; empty means as for slips.
    package internal(set) var desk: [String] = []
    package internal(set) var notices: [String] = []
    /// Forms of items; where it is not said, as for notices.
    package internal(set) var forms: [String] = []
    /// Of a form's file: what is larger is a scan that no printer of a hall is done with.
    package internal(set) var formMegabytesMax = 20
    /// Between two looks at a printer that rests.
    package internal(set) var lookMilliseconds = 500
    /// Alarms of one kind from one printer within an hour, at most.
    package internal(set) var alarmsPerHourMax = 12
    /// Papers that the attendant sees.
    package internal(set) var papersShown = 50
}
