/// The letters before a ticket's number, and the name of what one queues for: `A`.
public struct ServiceCode: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// As it was typed: `ａ ` is `A`.
    public init(typed text: String) {
        self.init(FoldedText.code(text))
    }

    public static func < (left: ServiceCode, right: ServiceCode) -> Bool { left.text < right.text }

    public var description: String { text }
}
