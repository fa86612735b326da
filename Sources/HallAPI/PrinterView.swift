package import HallCore

/// A printer as the attendant sees it.
package struct PrinterView: Hashable, Sendable {
    package let name: String
    package let promise: PaperPromise
    /// The one to be mended first comes first; empty is ready. `nil` before the first look.
    package let troubles: [Trouble]?

    package init(name: String, promise: PaperPromise, troubles: [Trouble]?) {
        self.name = name
        self.promise = promise
        self.troubles = troubles
    }
}
