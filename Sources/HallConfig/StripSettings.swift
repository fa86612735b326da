import HallAPI
public import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[strip]]`: the LED strip over a window.
public struct StripSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        case tcp(host: String, port: Int)
        case udp(host: String, port: Int)
        /// 8N1, or 7E1.
        case serial(device: String, baud: Int, isSevenEven: Bool)
    }

    public let name: String
    public let window: WindowNumber
    public let profile: String
    public let link: Link
    /// The controller's own number, 屏号.
    public let address: Int
    public let patienceMilliseconds: Int
}
