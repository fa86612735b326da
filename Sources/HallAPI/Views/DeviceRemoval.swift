package import HallCore

/// Takes back what a device may do.
package struct DeviceRemoval: Codable, Sendable {
    package var name: String
    package var staff: Badge?

    package init(name: String, staff: Badge? = nil) {
        self.name = name
        self.staff = staff
    }
}
