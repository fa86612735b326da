public import HallCore
public import HallDevice

/// Everything that the files of a root say, checked.
public struct Settings: Sendable {
    public let hall: Hall
    public let timeZone: String
    public let hub: HubSettings
    public let kiosk: KioskSettings
    public let printers: [PrinterSettings]
    public let profiles: [String: PrinterProfile]
    public let staff: [StaffMember]
    public let slip: SlipLayout
}

/// `Config/hall.toml`, section `[hub]`.
public struct HubSettings: Hashable, Sendable {
    public let listen: String
    /// PEM files; empty on the loopback address, where no TLS is spoken.
    public let certificate: String
    public let key: String
    public let requestBytesMax: Int
    public let eventsKept: Int
    public let signInFailuresMax: Int
    public let signInLockMinutes: Int
    public let sessionMinutes: Int
    public let heartbeatSeconds: Int
    /// What a phone puts before `/t/CODE`; empty is the hub's own address.
    public let publicAddress: String
}

/// `Config/hall.toml`, section `[kiosk]`.
public struct KioskSettings: Hashable, Sendable {
    /// Seconds without a key or touch until the warning, and from the warning until the reset.
    public let idleSeconds: Int
    public let warningSeconds: Int
    /// Scrypt of the attendant's password for the way out of the kiosk.
    public let exitPassword: String
    /// Run when a visitor turns large mode on and off, such as a change of the screen's scale.
    public let largeCommand: String
    public let normalCommand: String
}

/// `Config/hall.toml`, `[[printer]]`.
public struct PrinterSettings: Hashable, Sendable {
    public enum Link: Hashable, Sendable {
        /// Bytes and a PNG into a folder, relative to the data folder.
        case file(folder: String)
        case tcp(host: String, port: Int)
    }

    public let name: String
    public let profile: String
    public let link: Link
    public let patienceSeconds: Int
}

/// `Config/staff.toml`: a badge and what it may do. Names are not kept.
public struct StaffMember: Hashable, Sendable {
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case clerk, guide, attendant, inspector
    }

    public let badge: Badge
    public let role: Role
    /// Scrypt of the PIN, as `quhao staff-pin` prints it.
    public let pin: String
    /// Comes with the sample hall: signs in at a rehearsal only.
    public let sample: Bool
}
