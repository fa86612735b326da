/// What a receipt printer can do: a file in `Devices/printers/`.
public struct PrinterProfile: Hashable, Sendable {
    /// What carries the last line past the cutter.
    public enum Cut: String, CaseIterable, Hashable, Sendable { case none, partial, full }

    public let name: String
    /// Where the figures come from: a manual and its section, or "measured".
    public let source: String
    /// Printable width, a multiple of 8.
    public let widthDots: Int
    public let dotsPerInch: Int
    /// Rows of dots sent in one `GS v 0`: status can be read between two bands.
    public let bandRows: Int
    /// Dots fed before the cut, so that the last line is past the knife.
    public let feedDots: Int
    public let cut: Cut
    /// Answers `DLE EOT` 1 to 4.
    public let answersStatus: Bool

    public init(
        name: String,
        source: String,
        widthDots: Int,
        dotsPerInch: Int,
        bandRows: Int,
        feedDots: Int,
        cut: Cut,
        answersStatus: Bool
    ) {
        self.name = name
        self.source = source
        self.widthDots = widthDots
        self.dotsPerInch = dotsPerInch
        self.bandRows = bandRows
        self.feedDots = feedDots
        self.cut = cut
        self.answersStatus = answersStatus
    }
}
