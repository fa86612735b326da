/// A key that was pressed on a window's pad.
package struct PadPress: Hashable, Sendable {
    /// The pad's own number on its line; 0 where there is one pad alone.
    package let address: Int
    /// As `Config/hall.toml` names it.
    package let key: String
    /// What the pad wants to hear back, so that it does not send the key again; empty for none.
    package let answer: [UInt8]

    package init(address: Int, key: String, answer: [UInt8] = []) {
        self.address = address
        self.key = key
        self.answer = answer
    }
}

/// Bytes of a pad to keys. Half a message waits for its other half.
package protocol PadDecoder: Sendable {
    mutating func presses(in bytes: [UInt8]) -> [PadPress]
}

/// A keyboard of Linux's evdev: `struct input_event` of linux/input.h, 24 bytes on 64-bit machines.
package struct EvdevDecoder: PadDecoder {
    private var rest: [UInt8] = []

    package init() {}

    private static let eventBytes = 24
    private static let typeKey: UInt16 = 1
    private static let pressed: UInt32 = 1

    /// Keys of number pads, by their codes in linux/input-event-codes.h.
    private static let names: [UInt16: String] = [
        1: "escape", 14: "backspace", 15: "tab", 28: "enter", 57: "space",
        2: "1", 3: "2", 4: "3", 5: "4", 6: "5", 7: "6", 8: "7", 9: "8", 10: "9", 11: "0",
        55: "star", 69: "numlock", 71: "7", 72: "8", 73: "9", 74: "minus", 75: "4", 76: "5",
        77: "6", 78: "plus", 79: "1", 80: "2", 81: "3", 82: "0", 83: "dot", 96: "enter",
        98: "slash", 117: "equal",
    ]

    package mutating func presses(in bytes: [UInt8]) -> [PadPress] {
        rest += bytes
        var presses: [PadPress] = []
        while rest.count >= Self.eventBytes {
            let event = Array(rest.prefix(Self.eventBytes))
            rest.removeFirst(Self.eventBytes)
            let type = UInt16(event[16]) | UInt16(event[17]) << 8
            let code = UInt16(event[18]) | UInt16(event[19]) << 8
            let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(event[20 + $1]) << (8 * $1) }
            // A key that is held repeats by itself: one press is one wish.
            guard type == Self.typeKey, value == Self.pressed, let name = Self.names[code] else {
                continue
            }
            presses.append(PadPress(address: 0, key: name))
        }
        return presses
    }
}

/// The caller pad with a display on RS-485, 9600 8N1: `FF 68 L L 68 address command data… sum 16`,
/// where L counts from the address to the last of the data, and sum is theirs modulo 256 (the pad's
/// own manual, 21 键点阵液晶呼叫器).
package struct CallerPad: PadDecoder {
    private var rest: [UInt8] = []

    package init() {}

    private static let start: UInt8 = 0xFF
    private static let mark: UInt8 = 0x68
    private static let end: UInt8 = 0x16
    private static let keyCommand: UInt8 = 0x01
    private static let displayCommand: UInt8 = 0x02
    private static let beepCommand: UInt8 = 0x03
    private static let ratingCommand: UInt8 = 0x11
    private static let confirm: UInt8 = 0x0F
    private static let blank: UInt8 = 0x0A
    private static let lengthMax = 32

    private static let names: [UInt8: String] = [
        0x0C: "call", 0x0D: "recall", 0x0B: "evaluate", 0x0E: "cancel", 0x12: "pause",
        0x13: "transfer",
    ]

    /// A frame for the pad with `address`.
    package static func frame(_ address: Int, _ command: UInt8, _ data: [UInt8] = []) -> [UInt8] {
        let body = [UInt8(truncatingIfNeeded: address), command] + data
        let length = UInt8(body.count)
        return [start, mark, length, length, mark] + body + [body.reduce(0, &+), end]
    }

    /// How many wait, and the number that is called: three digits each on the pad's display.
    package static func display(_ address: Int, waiting: Int, ticket: Int?) -> [UInt8] {
        func digits(_ number: Int) -> [UInt8] {
            let shown = min(max(number, 0), 999)
            return [UInt8(shown / 100), UInt8(shown / 10 % 10), UInt8(shown % 10)]
        }
        let current = ticket.map { digits($0 % 1000) } ?? [blank, blank, blank]
        return frame(address, displayCommand, digits(waiting) + current)
    }

    package static func beep(_ address: Int) -> [UInt8] { frame(address, beepCommand) }

    package mutating func presses(in bytes: [UInt8]) -> [PadPress] {
        rest += bytes
        var presses: [PadPress] = []
        while let body = next() {
            let address = Int(body[0])
            switch body[1] {
            case Self.keyCommand:
                let answer = Self.frame(address, body[1], Array(body.dropFirst(2)))
                guard let last = body.last, body.count > 2 else { continue }
                var name = Self.names[last]
                if last == Self.confirm, body.count > 3, body[body.count - 2] < 10 {
                    name = String(body[body.count - 2])
                }
                // A key that means nothing is answered as well, or it comes again for ever.
                presses.append(PadPress(address: address, key: name ?? "", answer: answer))
            case Self.ratingCommand:
                let answer = Self.frame(address, Self.keyCommand, Array(body.dropFirst(2)))
                presses.append(PadPress(address: address, key: "", answer: answer))
            default: continue
            }
        }
        return presses
    }

    /// The next whole frame from its address to the end of its data; what disturbs is left out.
    private mutating func next() -> [UInt8]? {
        while let place = rest.firstIndex(of: Self.mark) {
            rest.removeFirst(place)
            guard rest.count >= 4 else { return nil }
            let length = Int(rest[1])
            guard rest[2] == rest[1], rest[3] == Self.mark, (2...Self.lengthMax).contains(length)
            else {
                rest.removeFirst()
                continue
            }
            guard rest.count >= length + 6 else { return nil }
            let body = Array(rest[4..<4 + length])
            guard rest[4 + length] == body.reduce(0, &+), rest[5 + length] == Self.end else {
                rest.removeFirst()
                continue
            }
            rest.removeFirst(length + 6)
            return body
        }
        rest.removeAll()
        return nil
    }
}
