/// The letters before a ticket's number, and the name of what one queues for: `A`.
package struct ServiceCode: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// As it was typed: `ａ ` is `A`.
    package init(typed text: String) {
        self.init(FoldedText.code(text))
    }

    package static func < (left: ServiceCode, right: ServiceCode) -> Bool { left.text < right.text }

    package var description: String { text }
}
