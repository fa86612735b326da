/// The code of a matter that the law knows: `MK-01`.
package struct ItemCode: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Whether a file may call an item so: what stands in an address, on a paper and in a list
    /// without being written otherwise.
    package static func isWellFormed(_ text: String) -> Bool {
        (1...40).contains(text.unicodeScalars.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "A"..."Z", "0"..."9", "-", ".", "\u{4E00}"..."\u{9FFF}": true
                default: false
                }
            }
    }

    package static func < (left: ItemCode, right: ItemCode) -> Bool { left.text < right.text }

    package var description: String { text }
}

extension Department {
    /// Whether a file may be called so.
    package static func isWellFormed(_ code: String) -> Bool {
        (1...40).contains(code.utf8.count)
            && code.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
            }
    }
}
