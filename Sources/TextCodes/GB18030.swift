import Glibc

/// Chinese text as receipt printers and LED strips know it.
package enum GB18030 {
    /// 〓, which printers of old set for a character that they did not have (GB 2312, row 1).
    package static let replacement: [UInt8] = [0xA1, 0xFE]

    /// The bytes of `text`; `nil` where a character is not in the one- and two-byte part of
    /// GB 18030, which is what the fonts in such devices hold (the rest is four bytes a character).
    ///
    /// The table is the C library's own (iconv, `GB18030`).
    package static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for one in scalars(of: text) {
            guard let one else { return nil }
            bytes += one
        }
        return bytes
    }

    /// The same, with ``replacement`` for each character that a device can't show.
    package static func shown(_ text: String) -> [UInt8] {
        scalars(of: text).flatMap { $0 ?? replacement }
    }

    /// The text of `bytes`, the four-byte part included; `nil` where they are no GB 18030.
    package static func text(of bytes: [UInt8]) -> String? {
        let converter = iconv_open("UTF-8", "GB18030")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No character of at most four bytes is more than four in UTF-8, and one byte is at most
        // three.
        var output = [CChar](repeating: 0, count: 3 * bytes.count + 8)
        var left = input.count
        var room = output.count
        let failed = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &left, &to, &room) == -1
            }
        }
        guard !failed, left == 0 else { return nil }
        let read = output[0..<(output.count - room)].map { UInt8(bitPattern: $0) }
        return String(validating: read, as: UTF8.self)
    }

    /// One or two bytes a character; `nil` for one that needs more, or has no code.
    private static func scalars(of text: String) -> [[UInt8]?] {
        let converter = iconv_open("GB18030", "UTF-8")
        guard converter != iconv_t(bitPattern: -1) else {
            return text.unicodeScalars.map { $0.isASCII ? [UInt8($0.value)] : nil }
        }
        defer { iconv_close(converter) }
        return text.unicodeScalars.map { scalar in
            bytes(of: scalar, by: converter).flatMap { $0.count <= 2 ? $0 : nil }
        }
    }

    private static func bytes(of scalar: Unicode.Scalar, by converter: iconv_t?) -> [UInt8]? {
        var input = Array(String(scalar).utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 8)
        var left = input.count
        var room = output.count
        let failed = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &left, &to, &room) == -1
            }
        }
        guard !failed, left == 0 else { return nil }
        return output[0..<(output.count - room)].map { UInt8(bitPattern: $0) }
    }
}
