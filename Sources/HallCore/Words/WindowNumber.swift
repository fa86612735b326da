/// A window's number as it stands over the counter, from 1.
package struct WindowNumber: Comparable, Hashable, Sendable, CustomStringConvertible {
    package let value: Int

    package init(_ value: Int) {
        self.value = value
    }

    package static func < (left: WindowNumber, right: WindowNumber) -> Bool {
        left.value < right.value
    }

    package var description: String { "\(value)" }
}
