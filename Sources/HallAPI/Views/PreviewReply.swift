import HallCore

/// A paper before it is made.
package struct PreviewReply: Codable, Hashable, Sendable {
    package var lines: [String]

    package init(lines: [String]) {
        self.lines = lines
    }
}
