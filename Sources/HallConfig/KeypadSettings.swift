import HallAPI
package import HallCore
package import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[keypad]]`: the keys of one window.
package struct KeypadSettings: Hashable, Sendable {
    package enum Link: Hashable, Sendable {
        /// A number pad on USB.
        case evdev(device: String)
        /// Caller pads on an RS-485 line, 8N1.
        case caller(device: String, baud: Int)

        package var kind: PadKind { if case .caller = self { .caller } else { .evdev } }

        package var device: String {
            switch self {
            case .evdev(let device), .caller(let device, _): device
            }
        }
    }

    package let window: WindowNumber
    package let link: Link
    /// The caller pad's own number on its line.
    package let address: Int
    package let actions: [String: PadAction]
    /// The same key of a caller pad within this time is the same wish.
    package let repeatMilliseconds: Int
}
