import HallAPI
public import HallCore
public import HallDevice
import HallFlow

/// `Config/hall.toml`, `[[keypad]]`: the keys of one window.
public struct KeypadSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        /// A number pad on USB.
        case evdev(device: String)
        /// Caller pads on an RS-485 line, 8N1.
        case caller(device: String, baud: Int)

        public var kind: PadKind { if case .caller = self { .caller } else { .evdev } }

        public var device: String {
            switch self {
            case .evdev(let device), .caller(let device, _): device
            }
        }
    }

    public let window: WindowNumber
    public let link: Link
    /// The caller pad's own number on its line.
    public let address: Int
    public let actions: [String: PadAction]
    /// The same key of a caller pad within this time is the same wish.
    public let repeatMilliseconds: Int
}
