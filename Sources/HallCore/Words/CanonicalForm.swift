/// One writing for equal values, the same in every process and run: what idempotency compares.
///
/// `String(describing:)` is no such writing: a set or a dictionary prints its members in an order
/// that differs from process to process, and from copy to copy of the same value.
package enum CanonicalForm {
    /// Lengths stand before texts and counts before members, so that no two values share a writing.
    /// Members of sets and dictionaries are sorted by their own writing; fields of a structure
    /// stand in the order of their declaration.
    package static func text(of value: Any) -> String {
        var text = ""
        write(value, to: &text)
        return text
    }

    private static func write(_ value: Any, to text: inout String) {
        switch value {
        case let string as String: text += "\(string.utf8.count):\(string)"
        case let number as any BinaryInteger: text += "\(number)"
        case let flag as Bool: text += flag ? "true" : "false"
        default: writeParts(of: value, to: &text)
        }
    }

    private static func writeParts(of value: Any, to text: inout String) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first else { return text += "nil" }
            write(wrapped.value, to: &text)
        case .set, .dictionary:
            let members = mirror.children.map { Self.text(of: $0.value) }.sorted()
            text += "{\(members.count)"
            for member in members { text += " " + member }
            text += "}"
        case .enum:
            // A case with values has them as one child, which is named after the case.
            guard let child = mirror.children.first else { return text += "." + "\(value)" }
            text += "." + (child.label ?? "") + "("
            write(child.value, to: &text)
            text += ")"
        case .collection:
            text += "[\(mirror.children.count)"
            for child in mirror.children {
                text += " "
                write(child.value, to: &text)
            }
            text += "]"
        default:
            text += "("
            for child in mirror.children {
                text += " "
                write(child.value, to: &text)
            }
            text += ")"
        }
    }
}
