public import HallDevice
public import HallTypeset

/// Dots to ESC/POS bytes. Pure: the same raster and profile give the same bytes.
///
/// Commands from Epson's ESC/POS command reference: `ESC @`, `GS v 0` (raster bit image),
/// `ESC J` (feed by dots), `GS V` (cut).
public struct EscPos: Sendable {
    private let profile: PrinterProfile

    public init(profile: PrinterProfile) {
        self.profile = profile
    }

    /// In bands, so that a link can look at the printer between two of them.
    public func bands(of raster: Raster) -> [[UInt8]] {
        let rowBytes = raster.widthDots / 8
        var bands: [[UInt8]] = [[0x1B, 0x40]]  // ESC @: forget earlier modes.
        var row = 0
        while row < raster.heightDots {
            let rows = min(profile.bandRows, raster.heightDots - row)
            let header: [UInt8] = [
                0x1D, 0x76, 0x30, 0x00,
                UInt8(rowBytes & 0xFF), UInt8(rowBytes >> 8), UInt8(rows & 0xFF), UInt8(rows >> 8),
            ]
            bands.append(header + raster.bytes[(row * rowBytes)..<((row + rows) * rowBytes)])
            row += rows
        }
        bands.append(end)
        return bands
    }

    /// Feeds the last line past the knife, and cuts where there is one.
    private var end: [UInt8] {
        var bytes: [UInt8] = []
        var left = profile.feedDots
        while left > 0 {
            bytes += [0x1B, 0x4A, UInt8(min(left, 255))]
            left -= 255
        }
        switch profile.cut {
        case .none: break
        case .partial: bytes += [0x1D, 0x56, 0x01]
        case .full: bytes += [0x1D, 0x56, 0x00]
        }
        return bytes
    }
}
