import HallDevice
import Testing
import TextCodes

@Suite struct `a frame for a strip` {
    private func bytes(_ hex: String) -> [UInt8] {
        hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }

    private let start = [UInt8](repeating: 0xA5, count: 8)

    @Test func `is the vendor's own, byte for byte`() {
        // 仰邦字库卡通讯协议, the examples whose CRC is right.
        let welcome = OnbonFrame.text(
            GB18030.shown("欢迎光临"),
            in: OnbonFrame.Area(),
            to: OnbonFrame.broadcast
        )
        #expect(
            welcome
                == start
                + bytes(
                    "FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 "
                        + "80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 "
                        + "3C 49 5A"
                )
        )
        #expect(
            OnbonFrame.ping(1)
                == start
                + bytes("01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A")
        )
        let time = OnbonFrame.frame(
            bytes("A2 03 01 08 00 13 20 01 25 11 17 26 05"),
            to: 1,
            deviceType: 0xFE
        )
        #expect(time.suffix(3) == bytes("B0 3F 5A")[...])
        #expect(OnbonFrame.crc(Array("123456789".utf8)) == 0xBB3D)
    }

    @Test func `is the one of an independent encoder for Alpha signs`() {
        // alphasign 0.1.1 from PyPI, run on the same texts.
        #expect(
            AlphaFrame.text("HELLO", to: 0)
                == bytes(
                    "00 00 00 00 00 01 5A 30 30 02 41 41 1B 26 61 48 45 4C 4C 4F 03 30 32 39 44 04"
                )
        )
        #expect(
            AlphaFrame.text("A023 -> 3", AlphaFrame.Mode(position: 0x20, mode: 0x62), to: 0)
                == bytes(
                    "00 00 00 00 00 01 5A 30 30 02 41 41 1B 20 62 41 30 32 33 20 2D 3E 20 33 03 30 32 44 38 04"
                )
        )
        // A sign of its own has its number in hexadecimal; a character it lacks is a question mark.
        let other = AlphaFrame.text("请A1", to: 0x1F)
        #expect(other[7...8] == Array("1F".utf8)[...])
        #expect(other.contains(AlphaFrame.replacement))
    }

    @Test func `is the one of the C-Power manual, and escapes what would end it`() {
        let text = Array("abc\rcba".utf8)
        #expect(
            CPowerFrame.text(text, to: 1)
                == bytes(
                    "A5 68 32 01 7B 01 13 00 00 00 12 00 00 01 00 00 03 02 FF 00 00 61 62 63 0D 63 62 61 00 "
                        + "9A 04 AE"
                )
        )
        // 转 is D7 AA, 籍 BC AE.
        let escaped = CPowerFrame.text(GB18030.shown("转籍"), to: 1)
        #expect(escaped.filter { $0 == 0xAE }.count == 1)
        #expect(!escaped.dropFirst().dropLast().contains(0xA5))
    }

    @Test func `escapes the marks of a BX frame wherever they stand`() {
        // A5, A6, 5A and 5B as text bytes: between the marks there is neither of the two.
        let frame = OnbonFrame.text([0xA5, 0xA6, 0x5A, 0x5B], in: OnbonFrame.Area(), to: 1)
        let inner = frame.dropFirst(8).dropLast()
        #expect(!inner.contains(0xA5) && !inner.contains(0x5A))
        #expect(frame.count == start.count + 14 + 48 - 8 + 4 * 2 - 4 + 2 + 1)
    }

    @Test func `shows 〓 for a character that a strip has not`() {
        #expect(GB18030.shown("宝坻") == [0xB1, 0xA6, 0xDB, 0xE6])
        #expect(GB18030.shown("𠮷A") == [0xA1, 0xFE, 0x41])
        #expect(GB18030.bytes(of: "𠮷A") == nil)
    }

    @Test func `is taken for an answer only where it is one, and ours`() {
        let yes =
            start + bytes("A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A")
        #expect(OnbonFrame.reply(in: yes) == .acknowledged)
        // Busy noise before it, and in two pieces.
        #expect(OnbonFrame.reply(in: [0x5A, 0x00, 0xA5] + yes) == .acknowledged)
        #expect(OnbonFrame.reply(in: Array(yes.dropLast())) == nil)
        let no = OnbonFrame.frame([0xA0, 1, 5, 0, 0], to: 0x8000, deviceType: 0xFE)
        #expect(OnbonFrame.reply(in: no) == .refused(5))
        var disturbed = yes
        disturbed[20] ^= 1
        #expect(OnbonFrame.reply(in: disturbed) == nil)
        // Somebody else's: another address, and what is no answer at all.
        #expect(
            OnbonFrame.reply(in: OnbonFrame.frame([0xA0, 0, 0, 0, 0], to: 7, deviceType: 0xFE))
                == nil
        )
        #expect(OnbonFrame.reply(in: OnbonFrame.ping(0x8000)) == nil)
    }
}
