package import TextGrid

/// Bytes of a terminal in, events out. Total: any bytes give some events, however they are cut into
/// chunks, and none of them stop it.
package struct InputParser: Sendable {
    private enum State: Sendable {
        case ground, escape, control, single
        case character(left: Int)
        /// What the terminal says of itself (OSC, DCS, APC, PM, SOS: ECMA-48, section 5.6): never
        /// typed.
        case string(escaped: Bool)
        /// What was pasted (bracketed paste, DECSET 2004); `matched` bytes of its end are there.
        case paste(matched: Int)
        /// Bytes of a report that has no end of its own: an X10 mouse report, a key of the Linux
        /// console.
        case skip(left: Int)
    }

    private var state = State.ground
    private var parameters: [UInt8] = []
    private var collected: [UInt8] = []

    /// Bytes of one control sequence, at most; the rest is dropped.
    private static let parametersMax = 64

    package init() {}

    /// `ESC [ 201 ~`.
    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    /// Call ``flush()`` after so many milliseconds of silence; `nil` where nothing is awaited. An
    /// escape may be a key or the beginning of a sequence; a string or a paste that never ends
    /// gives the keys back.
    package var patienceMilliseconds: Int? {
        switch state {
        case .escape: 30
        case .string, .paste, .skip: 1000
        case .ground, .control, .single, .character: nil
        }
    }

    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        var events: [InputEvent] = []
        for byte in bytes { step(byte, &events) }
        return events
    }

    /// Call when nothing followed.
    package mutating func flush() -> [InputEvent] {
        defer { if patienceMilliseconds != nil { state = .ground } }
        if case .escape = state { return [.key(.escape)] }
        return []
    }

    private mutating func step(_ byte: UInt8, _ events: inout [InputEvent]) {
        switch state {
        case .ground: ground(byte, &events)
        case .character(let left):
            guard byte & 0xC0 == 0x80 else {
                state = .ground
                return step(byte, &events)
            }
            collected.append(byte)
            state = left > 1 ? .character(left: left - 1) : .ground
            if left == 1, let character = String(validating: collected, as: UTF8.self)?.first {
                events.append(.key(.character(character)))
            }
        case .escape:
            switch byte {
            case UInt8(ascii: "["):
                state = .control
                parameters.removeAll(keepingCapacity: true)
            case UInt8(ascii: "O"): state = .single
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
                UInt8(ascii: "X"):
                state = .string(escaped: false)
            case 0x1B: events.append(.key(.escape))
            default:
                state = .ground
                events.append(.key(.escape))
                step(byte, &events)
            }
        case .single:
            state = .ground
            if let key = Self.singleKey(byte) { events.append(.key(key)) }
        case .control:
            if (0x20...0x3F).contains(byte) {
                if parameters.count < Self.parametersMax { parameters.append(byte) }
                return
            }
            state = .ground
            guard (0x40...0x7E).contains(byte) else { return }
            end(byte, &events)
        case .string(let escaped): string(byte, escaped)
        case .paste(let matched): paste(byte, matched)
        case .skip(let left): state = left > 1 ? .skip(left: left - 1) : .ground
        }
    }

    /// The last byte of a control sequence.
    private mutating func end(_ byte: UInt8, _ events: inout [InputEvent]) {
        switch byte {
        // X10 mouse reports and the Linux console's function keys have more bytes behind the last
        // one.
        case UInt8(ascii: "M") where parameters.isEmpty: state = .skip(left: 3)
        case UInt8(ascii: "["): state = .skip(left: 1)
        case 0x7E where parameters == Array("200".utf8): state = .paste(matched: 0)
        default: if let event = event(endingWith: byte) { events.append(event) }
        }
    }

    /// Ends with BEL, with ST (`ESC \\`), or where it is cancelled.
    private mutating func string(_ byte: UInt8, _ escaped: Bool) {
        switch byte {
        case 0x07, 0x18, 0x1A: state = .ground
        case 0x1B: state = .string(escaped: true)
        case UInt8(ascii: "\\") where escaped: state = .ground
        default: state = .string(escaped: false)
        }
    }

    private mutating func paste(_ byte: UInt8, _ matched: Int) {
        if byte == Self.pasteEnd[matched] {
            state = matched + 1 == Self.pasteEnd.count ? .ground : .paste(matched: matched + 1)
        } else {
            state = .paste(matched: byte == Self.pasteEnd[0] ? 1 : 0)
        }
    }

    private mutating func ground(_ byte: UInt8, _ events: inout [InputEvent]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x0D, 0x0A: events.append(.key(.enter))
        case 0x09: events.append(.key(.tab))
        case 0x7F, 0x08: events.append(.key(.backspace))
        case 0x01...0x1A:
            events.append(.key(.control(Character(Unicode.Scalar(byte + 0x60)))))
        case 0x20...0x7E: events.append(.key(.character(Character(Unicode.Scalar(byte)))))
        case 0xC2...0xDF: begin(byte, left: 1)
        case 0xE0...0xEF: begin(byte, left: 2)
        case 0xF0...0xF4: begin(byte, left: 3)
        default: break
        }
    }

    private mutating func begin(_ byte: UInt8, left: Int) {
        collected = [byte]
        state = .character(left: left)
    }

    /// `ESC O x`: function keys, and the keypad in application mode (xterm's control sequences,
    /// *PC-Style Function Keys* and *VT220-Style*).
    private static func singleKey(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x4D: .enter
        case 0x50...0x53: .function(Int(byte) - 0x4F)
        case 0x6A...0x79: .character(Character(Unicode.Scalar(byte - 0x40)))
        default: arrow(byte)
        }
    }

    private static func arrow(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x41: .up
        case 0x42: .down
        case 0x43: .right
        case 0x44: .left
        case 0x48: .home
        case 0x46: .end
        default: nil
        }
    }

    private func event(endingWith byte: UInt8) -> InputEvent? {
        let isMouse = parameters.first == UInt8(ascii: "<")
        var numbers: [Int] = []
        var current = -1
        for digit in parameters.dropFirst(isMouse ? 1 : 0) {
            if (0x30...0x39).contains(digit) {
                current = min(99_999, max(current, 0) * 10 + Int(digit) - 0x30)
            } else if digit == UInt8(ascii: ";") {
                numbers.append(current)
                current = -1
            }
        }
        numbers.append(current)
        if isMouse { return touch(numbers, endingWith: byte).map { .touch($0) } }
        if byte == 0x5A { return .key(.backTab) }
        if byte == 0x75 { return unicodeKey(numbers).map { .key($0) } }
        // The middle of a keypad without NumLock, which no other key sends (KP_Begin).
        if byte == 0x45 { return .key(.character("5")) }
        if byte == 0x7E { return Self.tildeKey(numbers.first ?? 0).map { .key($0) } }
        return Self.arrow(byte).map { .key($0) }
    }

    /// `CSI code ; modifiers u`, the keyboard protocol of kitty, section *Disambiguate escape
    /// codes*, with its table of functional keys: the keypad's are told apart from the others, so
    /// that they are digits whatever NumLock says.
    private func unicodeKey(_ numbers: [Int]) -> Key? {
        guard let code = numbers.first else { return nil }
        // 1 and the bits of Shift, Alt and Ctrl.
        let modifiers = numbers.count > 1 ? max(numbers[1] - 1, 0) : 0
        switch code {
        case 27: return .escape
        case 13, 57_414: return .enter
        case 9: return modifiers & 1 != 0 ? .backTab : .tab
        case 127: return .backspace
        case 57_399...57_408: return .character(Character("\(code - 57_399)"))
        case 57_409...57_413: return .character(Array("./*-+")[code - 57_409])
        case 57_417...57_427: return .character(Array("46829371" + "0.5")[code - 57_417])
        default: break
        }
        guard modifiers & 4 != 0, modifiers & 2 == 0, (0x61...0x7A).contains(code) else {
            return nil
        }
        return .control(Character(Unicode.Scalar(UInt8(code))))
    }

    /// SGR mouse reports (xterm, modes 1002 and 1006); wheels and moves without a button say
    /// nothing.
    private func touch(_ numbers: [Int], endingWith byte: UInt8) -> Touch? {
        guard byte == 0x4D || byte == 0x6D, numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1,
            numbers[0] >= 0, numbers[0] & 64 == 0, numbers[0] & 3 != 3
        else { return nil }
        let kind: Touch.Kind =
            numbers[0] & 32 != 0 ? .drag : byte == 0x4D ? .press : .release
        return Touch(kind, at: Point(numbers[1] - 1, numbers[2] - 1))
    }

    private static func tildeKey(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 4, 8: .end
        case 3: .backspace
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
