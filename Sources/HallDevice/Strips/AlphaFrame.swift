/// Frames of Alpha signs (Alpha Sign Communications Protocol, M-protocol, Adaptive Micro Systems):
/// one byte a character, a checksum, no answer.
package enum AlphaFrame {
    /// Where text stands and how it comes, as their codes.
    package struct Mode: Hashable, Sendable {
        /// 20 the middle line, 26 as many lines as there are.
        package var position: UInt8 = 0x26
        /// `a` rotates, `b` stands still, `c` flashes.
        package var mode: UInt8 = 0x61

        package init() {}

        package init(position: UInt8, mode: UInt8) {
            self.position = position
            self.mode = mode
        }
    }

    /// Writes text file `A`.
    ///
    /// - Parameter address: 0 is every sign.
    package static func text(_ text: String, _ mode: Mode = Mode(), to address: Int) -> [UInt8] {
        var packet: [UInt8] = [0x02, 0x41, 0x41, 0x1B, mode.position, mode.mode]
        packet += text.unicodeScalars.map { scalar in
            (0x20...0x7E).contains(scalar.value) ? UInt8(scalar.value) : replacement
        }
        packet.append(0x03)
        let sum = packet.reduce(0) { ($0 + Int($1)) & 0xFFFF }
        let head: [UInt8] = [0, 0, 0, 0, 0, 0x01, 0x5A] + hex(address, digits: 2)
        return head + packet + hex(sum, digits: 4) + [0x04]
    }

    /// For what such a sign has no character for: `?`.
    package static let replacement: UInt8 = 0x3F

    private static func hex(_ number: Int, digits: Int) -> [UInt8] {
        let text = String(number, radix: 16, uppercase: true)
        return Array((String(repeating: "0", count: max(digits - text.count, 0)) + text).utf8)
    }
}

extension AlphaFrame: StripProtocol {
    package static let name = "alpha"
    package static let addressMax = 0xFF

    package static func frame(
        _ picture: StripText,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] {
        let mode = Mode(position: 0x20, mode: picture.isCall ? 0x63 : 0x62)
        return text(String(picture.text.prefix(profile.textBytesMax)), mode, to: address)
    }

    package static func example(
        _ text: String,
        in size: StripSize,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] { self.text(text, to: address) }
}
