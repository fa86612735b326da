import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[printer]]`.
public struct PrinterSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        /// Bytes and a PNG into a folder, relative to the data folder.
        case file(folder: String)
        case tcp(host: String, port: Int)
        /// The profile's ids, and this serial unless it is empty.
        case usb(serial: String)
        case serial(device: String, baud: Int, flowControl: Bool)
        /// A queue; the server is a socket's path or HOST:PORT, empty for this machine's own.
        case cups(queue: String, server: String)
    }

    public let name: String
    public let profile: String
    public let link: Link
    public let patienceSeconds: Int
}
