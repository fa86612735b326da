public import HallCore

/// Takes back what a device may do.
public struct DeviceRemoval: Codable, Sendable {
    public var name: String
    public var staff: Badge?

    public init(name: String, staff: Badge? = nil) {
        self.name = name
        self.staff = staff
    }
}
