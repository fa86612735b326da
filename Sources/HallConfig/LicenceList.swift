import HallAPI
public import HallCore
import HallDevice
import HallFlow

/// `Config/licences.toml`: what may be decided here as a licence; nothing outside of it (R84).
public struct LicenceList: Hashable, Sendable {
    /// The document that published it.
    public internal(set) var source = ""
    /// Comes with the sample hall, and is no list of the district.
    public internal(set) var isSample = true
    public internal(set) var names: [ItemCode: String] = [:]
}
