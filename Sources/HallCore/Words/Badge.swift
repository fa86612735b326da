/// The number on a member of staff's badge. Never a name.
public struct Badge: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }
}
