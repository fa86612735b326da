package import HallCore

/// Lets the device in that shows the code.
package struct DeviceConfirmation: Codable, Sendable {
    package var code: String
    package var staff: Badge?

    package init(code: String, staff: Badge? = nil) {
        self.code = code
        self.staff = staff
    }
}
