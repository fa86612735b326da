import TextCodes

/// Frames of Onbon BX-5K/6K controllers (仰邦字库卡通讯协议, onbonlab, *PHY0*, *PHY1* and *动态区*).
///
/// A frame is eight `A5`, the escaped packet and `5A`. The packet is a header of 14 bytes, the data
/// and a CRC-16/ARC over both, low byte first. Lengths and CRC are those before escaping.
package enum OnbonFrame {
    /// Everybody, with an answer.
    package static let broadcast = 0xFFFE
    private static let source = 0x8000
    private static let headBytes = 14
    private static let protocolVersion: UInt8 = 2

    /// How text stands in its area. The defaults are those of the vendor's 欢迎光临 example.
    package struct Area: Hashable, Sendable {
        package var widthDots = 128
        package var heightDots = 32
        /// 0 loops, 1 holds the last, 2 expires after `timeoutSeconds`.
        package var runMode: UInt8 = 0
        package var timeoutSeconds = 10
        /// 1 stands still, 2 appears at once, 3 moves to the left.
        package var display: UInt8 = 1
        package var speed: UInt8 = 2
        /// Half seconds.
        package var stay: UInt8 = 10

        package init() {}
    }

    /// Shows `text` in the first dynamic area, in place of whatever is in it.
    package static func text(
        _ text: [UInt8],
        in area: Area,
        to address: Int,
        deviceType: UInt8 = 0xFE
    ) -> [UInt8] {
        // Bit 15 of a place or size: in dots.
        var body: [UInt8] = [0] + low2(0x8000) + low2(0)
        body += low2(0x8000 | area.widthDots) + low2(area.heightDots)
        body += [0, 0, area.runMode] + low2(area.timeoutSeconds)
        body += [0, 0, 0, 2, 1, area.display, 0, area.speed, area.stay]
        body += low4(text.count) + text
        let data: [UInt8] = [0xA3, 0x06, 1, 0, 0, 0, 1] + low2(body.count) + body
        return frame(data, to: address, deviceType: deviceType)
    }

    /// Asks whether it is there.
    package static func ping(_ address: Int, deviceType: UInt8 = 0xFE) -> [UInt8] {
        frame([0xA2, 0x00, 1, 0, 0], to: address, deviceType: deviceType)
    }

    package static func frame(_ data: [UInt8], to address: Int, deviceType: UInt8) -> [UInt8] {
        var packet = low2(address) + low2(source) + [0, 0, 0, 0, 0, 0]
        packet += [deviceType, protocolVersion] + low2(data.count) + data
        packet += low2(Int(crc(packet)))
        return [UInt8](repeating: 0xA5, count: 8) + packet.flatMap(escaped) + [0x5A]
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0xA5: [0xA6, 0x02]
        case 0xA6: [0xA6, 0x01]
        case 0x5A: [0x5B, 0x02]
        case 0x5B: [0x5B, 0x01]
        default: [byte]
        }
    }

    /// CRC-16/ARC: polynomial 8005 reflected, from 0; of `123456789` it is BB3D.
    package static func crc(_ bytes: [UInt8]) -> UInt16 {
        var crc: UInt16 = 0
        for byte in bytes {
            crc ^= UInt16(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xA001 : crc >> 1 }
        }
        return crc
    }

    // MARK: What comes back

    /// The first whole reply in `bytes`; `nil` while none is there. Whatever is no reply to us is
    /// passed over: noise, a frame whose CRC is wrong, a frame for somebody else.
    package static func reply(in bytes: [UInt8]) -> StripAnswer? {
        for end in bytes.indices where bytes[end] == 0x5A {
            guard let start = bytes[..<end].lastIndex(of: 0xA5) else { continue }
            if let reply = reply(packet: unescaped(Array(bytes[(start + 1)..<end]))) {
                return reply
            }
        }
        return nil
    }

    private static func reply(packet: [UInt8]?) -> StripAnswer? {
        guard let packet, packet.count >= headBytes + 5 + 2,
            crc(Array(packet.dropLast(2))) == word(packet, at: packet.count - 2),
            word(packet, at: 0) == UInt16(source),
            Int(word(packet, at: 12)) == packet.count - headBytes - 2, packet[headBytes] == 0xA0
        else { return nil }
        switch packet[headBytes + 1] {
        case 0: return .acknowledged
        case 1: return .refused(packet[headBytes + 2])
        default: return nil
        }
    }

    /// `nil` where an escape is none of the protocol's.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == 0xA6 || byte == 0x5B else {
                result.append(byte)
                continue
            }
            guard index < bytes.count else { return nil }
            switch (byte, bytes[index]) {
            case (0xA6, 2): result.append(0xA5)
            case (0xA6, 1): result.append(0xA6)
            case (0x5B, 2): result.append(0x5A)
            case (0x5B, 1): result.append(0x5B)
            default: return nil
            }
            index += 1
        }
        return result
    }

    private static func word(_ bytes: [UInt8], at index: Int) -> UInt16 {
        UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
    }

    private static func low2(_ number: Int) -> [UInt8] {
        [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)]
    }

    private static func low4(_ number: Int) -> [UInt8] {
        low2(number) + low2(number >> 16)
    }
}

extension OnbonFrame: StripProtocol {
    package static let name = "onbon"
    package static let addressMax = 0xFFFF
    package static let canAnswer = true

    package static func frame(
        _ picture: StripText,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] {
        var area = Area()
        (area.widthDots, area.heightDots) = (profile.widthDots, profile.heightDots)
        // A strip that is cut off can't say that its picture is old: it goes dark by itself.
        if profile.expireSeconds > 0 {
            (area.runMode, area.timeoutSeconds) = (2, profile.expireSeconds)
        }
        // More than stands on the strip at once: it moves, slowly enough to be read.
        let isLong = GB18030.shown(picture.text).count * 8 > profile.widthDots
        area.display = isLong ? 3 : 1
        return text(
            picture.chinese(bytesMax: profile.textBytesMax),
            in: area,
            to: address,
            deviceType: profile.deviceType
        )
    }

    package static func example(
        _ text: String,
        in size: StripSize,
        on profile: BoardProfile,
        to address: Int
    ) -> [UInt8] {
        var area = Area()
        area.widthDots = size.widthDots ?? area.widthDots
        area.heightDots = size.heightDots ?? area.heightDots
        return self.text(
            GB18030.shown(text),
            in: area,
            to: address,
            deviceType: profile.deviceType
        )
    }

    package static func answer(in bytes: [UInt8]) -> StripAnswer? { reply(in: bytes) }
}
