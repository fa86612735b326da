package import HallDevice
package import HallTypeset
import TextCodes

/// Papers to ESC/POS bytes. Pure: the same elements and profile give the same bytes.
///
/// Commands from Epson's ESC/POS command reference: `ESC @`, `GS v 0` (raster bit image), `ESC J`
/// (feed by dots), `GS V` (cut), `GS r`, `GS ( H`; for text `FS &`, `FS .`, `GS !`, `ESC a`, `ESC
/// E`.
package struct EscPos: Sendable {
    private let profile: PrinterProfile

    package init(profile: PrinterProfile) {
        self.profile = profile
    }

    /// In bands, so that a link can look at the printer between two of them.
    package func bands(of raster: Raster) -> [[UInt8]] {
        enclosed(rasterBands(raster))
    }

    /// Text in the printer's own font where it has the characters, dots for the rest.
    package func bands(
        of elements: [PageElement],
        set: (PageElement) throws(TypesetFault) -> Raster
    ) throws(TypesetFault) -> [[UInt8]] {
        var bands: [[UInt8]] = []
        for element in elements {
            if let text = text(of: element) {
                bands.append(text)
            } else {
                bands += rasterBands(try set(element))
            }
        }
        return enclosed(bands)
    }

    /// Asked after a paper: answered in its turn.
    func fence(_ id: [UInt8]) -> [UInt8] {
        switch profile.fence {
        case .none: []
        case .queued: [0x1D, 0x72, 0x01]
        case .process: [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30] + id
        }
    }

    /// Ends what another document may have left half done: the printer may still wait for the rest
    /// of a band. Zeros are white dots in a band and nothing outside of one.
    var flushing: [UInt8] {
        [UInt8](repeating: 0, count: profile.bandRows * profile.widthDots / 8 + 16) + beginning
    }

    /// The same, and cuts off what has been printed of it.
    var mending: [UInt8] { flushing + end }

    private func enclosed(_ bands: [[UInt8]]) -> [[UInt8]] {
        // The beginning alone prints nothing, so it goes with the first band.
        var bands = bands
        if bands.isEmpty { bands = [[]] }
        bands[0] = beginning + bands[0]
        bands.append(end + (profile.presenter?.present ?? []))
        return bands
    }

    /// Forgets earlier modes and lets the printer speak by itself where it can.
    private var beginning: [UInt8] {
        [0x1B, 0x40] + profile.dialects.flatMap(\.enabling) + (profile.presenter?.clear ?? [])
    }

    private func rasterBands(_ raster: Raster) -> [[UInt8]] {
        let rowBytes = raster.widthDots / 8
        return stride(from: 0, to: raster.heightDots, by: profile.bandRows).map { row in
            let rows = min(profile.bandRows, raster.heightDots - row)
            let header: [UInt8] = [
                0x1D, 0x76, 0x30, 0x00,
                UInt8(rowBytes & 0xFF), UInt8(rowBytes >> 8), UInt8(rows & 0xFF), UInt8(rows >> 8),
            ]
            return header + raster.bytes[(row * rowBytes)..<((row + rows) * rowBytes)]
        }
    }

    // MARK: Text mode

    /// Dots of a Chinese character in the printer's own font; letters are half as wide.
    private static let cellDots = 24

    /// `nil` where the element is no text, or has characters that the printer's font has not.
    private func text(of element: PageElement) -> [UInt8]? {
        switch element {
        case .space(let tenths): return feed(dots(tenths))
        case .text(let text, let size, let bold, let centered):
            let times = min(max(Int((Double(dots(size)) / Double(Self.cellDots)).rounded()), 1), 8)
            let columns = profile.widthDots / (Self.cellDots / 2 * times)
            var bytes: [UInt8] = [
                0x1B, 0x61, centered ? 1 : 0, 0x1B, 0x45, bold ? 1 : 0,
                0x1D, 0x21, UInt8((times - 1) << 4 | (times - 1)), 0x1C, 0x26,
            ]
            for line in Self.lines(of: text, columns: columns) {
                guard let encoded = GB18030.bytes(of: line) else { return nil }
                bytes += encoded + [0x0A]
            }
            // Back to how ESC @ left it: the next element may be dots.
            return bytes + [0x1C, 0x2E, 0x1D, 0x21, 0, 0x1B, 0x45, 0, 0x1B, 0x61, 0]
        case .rule, .qr, .ruler: return nil
        }
    }

    /// Broken where the printer would break it, so that no line runs into the next.
    static func lines(of text: String, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            var lines: [String] = [""]
            var used = 0
            for character in line {
                let width = character.isASCII ? 1 : 2
                if used + width > columns {
                    lines.append("")
                    used = 0
                }
                lines[lines.count - 1].append(character)
                used += width
            }
            return lines
        }
    }

    private func dots(_ tenths: Int) -> Int { tenths * profile.dotsPerInch / 254 }

    // MARK: The end

    /// Feeds the last line past the knife, and cuts where there is one.
    private var end: [UInt8] {
        switch profile.cut {
        case .none: feed(profile.feedDots)
        case .partial: feed(profile.feedDots) + [0x1D, 0x56, 0x01]
        case .full: feed(profile.feedDots) + [0x1D, 0x56, 0x00]
        }
    }

    private func feed(_ dots: Int) -> [UInt8] {
        stride(from: 0, to: dots, by: 255).flatMap { done -> [UInt8] in
            [0x1B, 0x4A, UInt8(min(dots - done, 255))]
        }
    }
}
