/// Letters and digits of five by seven blocks, for a number that is read from across the hall.
package enum BigText {
    package static let rows = 7
    private static let dots = 5

    /// Seven rows of five dots a character, the leftmost dot the highest bit.
    private static let glyphs: [Character: [UInt8]] = [
        "0": [14, 17, 17, 17, 17, 17, 14], "1": [4, 12, 4, 4, 4, 4, 14],
        "2": [14, 17, 1, 6, 8, 16, 31], "3": [14, 17, 1, 6, 1, 17, 14],
        "4": [2, 6, 10, 18, 31, 2, 2], "5": [31, 16, 30, 1, 1, 17, 14],
        "6": [6, 8, 16, 30, 17, 17, 14], "7": [31, 1, 2, 4, 8, 8, 8],
        "8": [14, 17, 17, 14, 17, 17, 14], "9": [14, 17, 17, 15, 1, 2, 12],
        "A": [14, 17, 17, 31, 17, 17, 17], "B": [30, 17, 17, 30, 17, 17, 30],
        "C": [14, 17, 16, 16, 16, 17, 14], "D": [28, 18, 17, 17, 17, 18, 28],
        "E": [31, 16, 16, 30, 16, 16, 31], "F": [31, 16, 16, 30, 16, 16, 16],
        "G": [14, 17, 16, 23, 17, 17, 15], "H": [17, 17, 17, 31, 17, 17, 17],
        "I": [14, 4, 4, 4, 4, 4, 14], "J": [7, 2, 2, 2, 2, 18, 12],
        "K": [17, 18, 20, 24, 20, 18, 17], "L": [16, 16, 16, 16, 16, 16, 31],
        "M": [17, 27, 21, 21, 17, 17, 17], "N": [17, 17, 25, 21, 19, 17, 17],
        "O": [14, 17, 17, 17, 17, 17, 14], "P": [30, 17, 17, 30, 16, 16, 16],
        "Q": [14, 17, 17, 17, 21, 18, 13], "R": [30, 17, 17, 30, 20, 18, 17],
        "S": [15, 16, 16, 14, 1, 1, 30], "T": [31, 4, 4, 4, 4, 4, 4],
        "U": [17, 17, 17, 17, 17, 17, 14], "V": [17, 17, 17, 17, 17, 10, 4],
        "W": [17, 17, 17, 21, 21, 21, 10], "X": [17, 17, 10, 4, 10, 17, 17],
        "Y": [17, 17, 17, 10, 4, 4, 4], "Z": [31, 1, 2, 4, 8, 16, 31],
        "-": [0, 0, 0, 31, 0, 0, 0],
    ]

    /// Columns of `text` with dots of `dotWidth` columns.
    package static func width(_ text: String, dotWidth: Int) -> Int {
        max(text.count * (dots + 1) - 1, 0) * dotWidth
    }

    /// Draws `text` in the middle of `rect`, with dots as wide as fit: 2 columns, else 1.
    package static func draw(_ text: String, in rect: Rect, _ ink: RGB, on grid: inout Grid) {
        let dotWidth = width(text, dotWidth: 2) <= rect.width ? 2 : 1
        var x = rect.x + max((rect.width - width(text, dotWidth: dotWidth)) / 2, 0)
        let y = rect.y + max((rect.height - rows) / 2, 0)
        for character in text {
            for (row, bits) in (glyphs[character] ?? []).enumerated() {
                for dot in 0..<dots where bits & (16 >> UInt8(dot)) != 0 {
                    // Ink on ink: terminals draw blocks with gaps between rows.
                    grid.fill(
                        Rect(x + dot * dotWidth, y + row, dotWidth, 1),
                        Style(ink, on: ink),
                        with: "█"
                    )
                }
            }
            x += (dots + 1) * dotWidth
        }
    }
}
