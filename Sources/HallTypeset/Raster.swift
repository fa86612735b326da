/// Dots on paper, one bit each: 1 is black, the leftmost dot is the highest bit of its byte.
package struct Raster: Hashable, Sendable {
    /// A multiple of 8.
    package let widthDots: Int
    package let heightDots: Int
    /// Row after row, `widthDots / 8` bytes each.
    package let bytes: [UInt8]

    package init(widthDots: Int, heightDots: Int, bytes: [UInt8]) {
        precondition(widthDots % 8 == 0 && bytes.count == widthDots / 8 * heightDots)
        self.widthDots = widthDots
        self.heightDots = heightDots
        self.bytes = bytes
    }

    package func isBlack(_ x: Int, _ y: Int) -> Bool {
        bytes[y * widthDots / 8 + x / 8] & (0x80 >> UInt8(x % 8)) != 0
    }
}

/// One piece of a page, from top to bottom. Sizes are tenths of a millimetre.
package enum PageElement: Hashable, Sendable {
    case text(String, size: Int, bold: Bool, centered: Bool)
    case rule(thickness: Int)
    case space(Int)
    case qr(String, side: Int)
    /// A mark at every millimetre over the whole width, longer ones at every five and ten.
    case ruler
}

/// A page that can't be set.
package enum TypesetFault: Error, Hashable, Sendable {
    /// No font of this machine has these characters: a box on paper is not a name.
    case missingGlyphs(String)
    case tooMuchForQR(String)
    case library(String)
}
