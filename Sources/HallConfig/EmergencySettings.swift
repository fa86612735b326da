import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, section `[emergency]`: numbers printed beforehand 应急号.
package struct EmergencySettings: Hashable, Sendable {
    /// Where they begin in each service: no machine gives these.
    package internal(set) var firstNumber = 9001
    /// On one order, at most.
    package internal(set) var numbersMax = 50
}
