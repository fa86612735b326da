import Glibc

/// A colour of 24 bits.
package struct RGB: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    /// - Parameter hex: `0xRRGGBB`.
    package init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }

    /// Relative luminance of WCAG 2.2, from 0 to 1.
    package var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio of WCAG 2.2, from 1 to 21.
    package func contrast(with other: RGB) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    package var hex: String {
        "#"
            + [red, green, blue].map { channel in
                let digits = String(channel, radix: 16)
                return channel < 16 ? "0" + digits : digits
            }.joined()
    }
}

/// How a cell looks.
package struct Style: Hashable, Sendable {
    package var ink: RGB
    package var paper: RGB
    package var bold: Bool

    package init(_ ink: RGB, on paper: RGB, bold: Bool = false) {
        self.ink = ink
        self.paper = paper
        self.bold = bold
    }

    package var inBold: Style { Style(ink, on: paper, bold: true) }
}
