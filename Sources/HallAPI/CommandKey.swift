/// A command's own name, made when its confirming screen opens: five taps are one ticket.
package struct CommandKey: Hashable, Sendable {
    package let text: String

    /// `nil` unless `text` has 1 to 80 printable ASCII characters.
    package init?(_ text: String) {
        guard (1...80).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.text = text
    }
}
