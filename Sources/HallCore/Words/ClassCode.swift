/// A class of visitors whose standing the hall has published, such as `ordinary` or `green`.
package struct ClassCode: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The class of everybody who claims nothing.
    package static let ordinary = ClassCode("ordinary")

    /// The class of a ticket that the day before could not serve 次日优先.
    package static let carriedOver = ClassCode("carried_over")

    package var description: String { text }
}
