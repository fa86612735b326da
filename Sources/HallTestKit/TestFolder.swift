import Foundation

/// A data folder of a test's own, gone afterwards.
package final class TestFolder: Sendable {
    package let path = NSTemporaryDirectory() + "quhao-" + UUID().uuidString

    package init() {}

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // It was never made.
        }
    }

    package var database: String { path + "/journal.sqlite" }
}
