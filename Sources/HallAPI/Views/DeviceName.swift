import HallCore

/// Which device it was.
package struct DeviceName: Codable, Sendable {
    package var name: String

    package init(name: String) { self.name = name }
}
