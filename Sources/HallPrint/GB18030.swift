import Glibc

/// Chinese text as receipt printers know it.
enum GB18030 {
    /// The bytes of `text`; `nil` where a character is not in the one- and two-byte part of
    /// GB 18030, which is what the fonts in receipt printers hold (the rest is four bytes a
    /// character: such a line goes to the paper as dots).
    ///
    /// The table is the C library's own (iconv, `GB18030`).
    static func bytes(of text: String) -> [UInt8]? {
        let converter = iconv_open("GB18030", "UTF-8")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let one = Self.bytes(of: scalar, by: converter), one.count <= 2 else {
                return nil
            }
            bytes += one
        }
        return bytes
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
