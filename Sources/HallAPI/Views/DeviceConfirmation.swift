public import HallCore

/// Lets the device in that shows the code.
public struct DeviceConfirmation: Codable, Sendable {
    public var code: String
    public var staff: Badge?

    public init(code: String, staff: Badge? = nil) {
        self.code = code
        self.staff = staff
    }
}
