public import HallCore

/// A printer as the attendant sees it.
public struct PrinterView: Hashable, Sendable {
    public let name: String
    public let promise: PaperPromise
    /// The one to be mended first comes first; empty is ready. `nil` before the first look.
    public let troubles: [Trouble]?

    public init(name: String, promise: PaperPromise, troubles: [Trouble]?) {
        self.name = name
        self.promise = promise
        self.troubles = troubles
    }
}
