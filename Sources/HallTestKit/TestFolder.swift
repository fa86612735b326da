import Foundation

/// A data folder of a test's own, gone afterwards.
package final class TestFolder: Sendable {
    package let path = NSTemporaryDirectory() + "quhao-" + UUID().uuidString

    package init() {}

    /// Makes the folder itself; a journal that is opened in it does so too.
    package func make() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // It was never made.
        }
    }

    package var database: String { path + "/journal.sqlite" }
}
