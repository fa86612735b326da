/// A window's number as it stands over the counter, from 1.
public struct WindowNumber: Comparable, Hashable, Sendable, CustomStringConvertible {
    public let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    public static func < (left: WindowNumber, right: WindowNumber) -> Bool {
        left.value < right.value
    }

    public var description: String { "\(value)" }
}
