/// How many columns text takes, by our own table.
package enum TextWidth {
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300 { return 1 }
        if (0x4E00...0x9FFF).contains(value) { return 2 }
        if (0x2500...0x259F).contains(value) { return 1 }  // Box drawing and blocks.
        if isIn(zeroRanges, value) { return 0 }
        return isIn(wideRanges, value) ? 2 : 1
    }

    /// A cluster is as wide as its widest scalar; an emoji selector or a pair of flags makes it 2.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let widest = scalars.map { of($0) }.max() ?? 0
        guard scalars.count > 1 else { return widest }
        let flags = scalars.filter { (0x1F1E6...0x1F1FF).contains($0.value) }.count
        return flags == 2 || scalars.contains { $0.value == 0xFE0F } ? 2 : widest
    }

    package static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// Terminals differ about its width beside Chinese.
    package static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        isIn(ambiguousRanges, scalar.value)
    }

    private static func isIn(_ ranges: [(UInt32, UInt32)], _ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count - 1
        while low <= high {
            let middle = (low + high) / 2
            if value < ranges[middle].0 {
                high = middle - 1
            } else if value > ranges[middle].1 {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
