import HallAPI
import HallBoard
import HallCore
import HallDevice
import HallFlow
import Synchronization
import Testing

private func bytes(_ hex: String) -> [UInt8] {
    hex.split(separator: " ").map { UInt8($0, radix: 16) ?? 0 }
}

@Suite struct `the caller pad on RS-485` {
    @Test func `is told number and queue as its manual has it`() {
        #expect(
            CallerPad.display(3, waiting: 17, ticket: nil)
                == bytes("FF 68 08 08 68 03 02 00 01 07 0A 0A 0A 2B 16")
        )
        #expect(CallerPad.beep(3) == bytes("FF 68 02 02 68 03 03 06 16"))
        #expect(
            CallerPad.display(3, waiting: 1200, ticket: 1023).dropFirst(7).prefix(6)
                == [9, 9, 9, 0, 2, 3]
        )
    }

    @Test func `says its keys, each with the answer that it waits for`() {
        var pad = CallerPad()
        let call = bytes("FF 68 03 03 68 03 01 0C 10 16")
        #expect(pad.presses(in: call) == [PadPress(address: 3, key: "call", answer: call)])
        let miss = bytes("FF 68 04 04 68 03 01 06 0F 19 16")
        #expect(pad.presses(in: miss) == [PadPress(address: 3, key: "6", answer: miss)])
        let rating = bytes("FF 68 03 03 68 03 11 04 18 16")
        let heard = bytes("FF 68 03 03 68 03 01 04 08 16")
        #expect(pad.presses(in: rating) == [PadPress(address: 3, key: "", answer: heard)])
    }

    @Test func `is understood byte by byte, and after what disturbs`() {
        var pad = CallerPad()
        let call = bytes("FF 68 03 03 68 03 01 0C 10 16")
        var keys: [String] = []
        for byte in [0x68, 0x00, 0x16] + call + [0x68] + call {
            keys += pad.presses(in: [byte]).map(\.key)
        }
        #expect(keys == ["call", "call"])
        var wrong = call
        wrong[8] = 0x11
        #expect(pad.presses(in: wrong + call).map(\.key) == ["call"])
    }

    @Test func `says no key that its list does not have`() {
        var pad = CallerPad()
        for key in UInt8.min ... .max {
            for press in pad.presses(in: CallerPad.frame(1, 1, [5, key])) where !press.key.isEmpty {
                #expect(PadKind.caller.keys.contains(press.key))
            }
        }
        #expect(Set(PadKind.caller.usual.keys).isSubset(of: PadKind.caller.keys))
    }
}

@Suite struct `a number pad` {
    private func event(_ type: UInt16, _ code: UInt16, _ value: UInt32) -> [UInt8] {
        [UInt8](repeating: 7, count: 16) + [UInt8(type & 255), UInt8(type >> 8)]
            + [UInt8(code & 255), UInt8(code >> 8)] + (0..<4).map { UInt8(value >> (8 * $0) & 255) }
    }

    @Test func `gives one wish for one press, however long it is held`() {
        var pad = EvdevDecoder()
        let held = event(1, 96, 1) + event(0, 0, 0) + event(1, 96, 2) + event(1, 96, 2)
        #expect(pad.presses(in: held + event(1, 96, 0)).map(\.key) == ["enter"])
        let plus = event(1, 78, 1)
        #expect(pad.presses(in: Array(plus.prefix(10))).isEmpty)
        #expect(pad.presses(in: Array(plus.dropFirst(10))).map(\.key) == ["plus"])
    }

    @Test func `says no key that its list does not have`() {
        var pad = EvdevDecoder()
        let keys = (0...300).flatMap { pad.presses(in: event(1, UInt16($0), 1)).map(\.key) }
        #expect(Set(keys) == PadKind.evdev.keys)
        #expect(Set(PadKind.evdev.usual.keys).isSubset(of: PadKind.evdev.keys))
    }
}
