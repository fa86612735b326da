import HallAPI
import HallCore
import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[printer]]`.
package struct PrinterSettings: Hashable, Sendable {
    package enum Link: Hashable, Sendable {
        /// Bytes and a PNG into a folder, relative to the data folder.
        case file(folder: String)
        case tcp(host: String, port: Int)
        /// The profile's ids, and this serial unless it is empty.
        case usb(serial: String)
        case serial(device: String, baud: Int, flowControl: Bool)
        /// A queue; the server is a socket's path or HOST:PORT, empty for this machine's own.
        case cups(queue: String, server: String)
    }

    package let name: String
    package let profile: String
    package let link: Link
    package let patienceSeconds: Int
}
