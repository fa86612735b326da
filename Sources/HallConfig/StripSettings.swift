import HallAPI
package import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[strip]]`: the LED strip over a window.
package struct StripSettings: Hashable, Sendable {
    package enum Link: Hashable, Sendable {
        case tcp(host: String, port: Int)
        case udp(host: String, port: Int)
        /// 8N1, or 7E1.
        case serial(device: String, baud: Int, isSevenEven: Bool)
    }

    package let name: String
    package let window: WindowNumber
    package let profile: String
    package let link: Link
    /// The controller's own number, 屏号.
    package let address: Int
    package let patienceMilliseconds: Int
}
