import HallAPI
package import HallCore
import HallDevice
import HallFlow

/// `Config/licences.toml`: what may be decided here as a licence; nothing outside of it (R84).
package struct LicenceList: Hashable, Sendable {
    /// The document that published it.
    package internal(set) var source = ""
    /// Comes with the sample hall, and is no list of the district.
    package internal(set) var isSample = true
    package internal(set) var names: [ItemCode: String] = [:]
}
