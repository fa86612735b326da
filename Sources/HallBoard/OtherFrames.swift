/// Frames of Alpha signs (Alpha Sign Communications Protocol, M-protocol, Adaptive Micro Systems):
/// one byte a character, a checksum, no answer.
public enum AlphaFrame {
    /// Where text stands and how it comes, as their codes.
    public struct Mode: Hashable, Sendable {
        /// 20 the middle line, 26 as many lines as there are.
        public var position: UInt8 = 0x26
        /// `a` rotates, `b` stands still, `c` flashes.
        public var mode: UInt8 = 0x61

        public init() {}

        public init(position: UInt8, mode: UInt8) {
            self.position = position
            self.mode = mode
        }
    }

    /// Writes text file `A`.
    ///
    /// - Parameter address: 0 is every sign.
    public static func text(_ text: String, _ mode: Mode = Mode(), to address: Int) -> [UInt8] {
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
    public static let replacement: UInt8 = 0x3F

    private static func hex(_ number: Int, digits: Int) -> [UInt8] {
        let text = String(number, radix: 16, uppercase: true)
        return Array((String(repeating: "0", count: max(digits - text.count, 0)) + text).utf8)
    }
}

/// Frames of Lumen C-Power controllers (CP5200 protocol, *external call*, command 7B, code 12:
/// text).
public enum CPowerFrame {
    public struct Look: Hashable, Sendable {
        public var effect: UInt8 = 0
        /// 0 left, 1 middle, 2 right.
        public var align: UInt8 = 1
        public var speed: UInt8 = 0
        public var staySeconds = 3
        public var font: UInt8 = 2
        public var colour: (red: UInt8, green: UInt8, blue: UInt8) = (0xFF, 0, 0)

        public init() {}

        public static func == (left: Look, right: Look) -> Bool {
            left.fields == right.fields
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(fields) }

        fileprivate var fields: [UInt8] {
            [
                0, effect, align, speed, UInt8(staySeconds >> 8 & 0xFF), UInt8(staySeconds & 0xFF),
                font,
                colour.red, colour.green, colour.blue,
            ]
        }
    }

    /// On a serial line: between `A5` and `AE`, escaped, with the sum of its bytes.
    public static func text(_ text: [UInt8], _ look: Look = Look(), to address: Int) -> [UInt8] {
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
