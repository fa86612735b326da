import Foundation

/// A data folder of a test's own, gone afterwards.
public final class TestFolder: Sendable {
    public let path = NSTemporaryDirectory() + "quhao-" + UUID().uuidString

    public init() {}

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // It was never made.
        }
    }

    public var database: String { path + "/journal.sqlite" }
}
