/// The number on a member of staff's badge. Never a name.
package struct Badge: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { text }
}
