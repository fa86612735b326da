/// A class of visitors whose standing the hall has published, such as `ordinary` or `green`.
public struct ClassCode: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// The class of everybody who claims nothing.
    public static let ordinary = ClassCode("ordinary")

    /// The class of a ticket that the day before could not serve 次日优先.
    public static let carriedOver = ClassCode("carried_over")

    public var description: String { text }
}
