import HallCore

/// A paper before it is made.
public struct PreviewReply: Codable, Hashable, Sendable {
    public var lines: [String]

    public init(lines: [String]) {
        self.lines = lines
    }
}
