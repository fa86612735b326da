import CQREncode

/// QR code (ISO/IEC 18004) as modules, for a screen that draws them itself.
package enum QRMatrix {
    /// Rows of modules without a quiet zone, `true` is dark, with error correction L: a screen has
    /// no dirt, and fewer modules are larger ones. Empty where the text is too long.
    package static func modules(of text: String) -> [[Bool]] {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1) else { return [] }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        return (0..<width).map { row in
            (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 }
        }
    }
}
