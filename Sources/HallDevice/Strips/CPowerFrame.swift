import TextCodes

/// Frames of Lumen C-Power controllers (CP5200 protocol, *external call*, command 7B, code 12:
/// text).
package enum CPowerFrame {
    package struct Look: Hashable, Sendable {
        package var effect: UInt8 = 0
        /// 0 left, 1 middle, 2 right.
        package var align: UInt8 = 1
        package var speed: UInt8 = 0
        package var staySeconds = 3
        package var font: UInt8 = 2
        package var colour: (red: UInt8, green: UInt8, blue: UInt8) = (0xFF, 0, 0)

        package init() {}

        package static func == (left: Look, right: Look) -> Bool {
            left.fields == right.fields
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(fields) }

        fileprivate var fields: [UInt8] {
            [
                0, effect, align, speed, UInt8(staySeconds >> 8 & 0xFF), UInt8(staySeconds & 0xFF),
                font,
                colour.red, colour.green, colour.blue,
            ]
        }
    }

    /// On a serial line: between `A5` and `AE`, escaped, with the sum of its bytes.
    package static func text(_ text: [UInt8], _ look: Look = Look(), to address: Int) -> [UInt8] {
        var packet = body(text, look, to: address)
        let sum = packet.reduce(0) { ($0 + Int($1)) & 0xFFFF }
        packet += [UInt8(sum & 0xFF), UInt8(sum >> 8)]
        return [0xA5] + packet.flatMap(escaped) + [0xAE]
    }

    private static func body(_ text: [UInt8], _ look: Look, to address: Int) -> [UInt8] {
        let call: [UInt8] = [0x12] + look.fields + text + [0]
        return [
            0x68, 0x32, UInt8(address & 0xFF), 0x7B, 0x01, UInt8(call.count & 0xFF),
            UInt8(call.count >> 8), 0, 0,
        ] + call
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0xA5: [0xAA, 0x05]
        case 0xAE: [0xAA, 0x0E]
        case 0xAA: [0xAA, 0x0A]
        default: [byte]
        }
    }
}

extension CPowerFrame: StripProtocol {
    package static let name = "cpower"
    package static let addressMax = 0xFF

    package static func frame(
        _ picture: StripText,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] { text(picture.chinese(bytesMax: profile.textBytesMax), to: address) }

    package static func example(
        _ text: String,
        in size: StripSize,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] { self.text(GB18030.shown(text), to: address) }
}
