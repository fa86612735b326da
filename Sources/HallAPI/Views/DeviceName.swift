import HallCore

/// Which device it was.
public struct DeviceName: Codable, Sendable {
    public var name: String

    public init(name: String) { self.name = name }
}
