public import HallCore

/// Badge and PIN, or a card's number alone.
public struct Credentials: Codable, Sendable {
    public var badge: String?
    public var pin: String?
    public var card: String?

    public init(badge: String? = nil, pin: String? = nil, card: String? = nil) {
        self.badge = badge
        self.pin = pin
        self.card = card
    }
}

/// Who is signed in; the session itself is a cookie.
public struct SignedIn: Codable, Sendable {
    public var badge: Badge
    public var role: Role

    public init(badge: Badge, role: Role) {
        self.badge = badge
        self.role = role
    }
}

/// Somebody of the staff, and how many sessions of theirs are open.
public struct StaffReply: Codable, Sendable {
    public var badge: Badge
    public var role: Role
    public var sessions: Int

    public init(badge: Badge, role: Role, sessions: Int) {
        self.badge = badge
        self.role = role
        self.sessions = sessions
    }
}

/// Whose sessions end, and then: whose did.
public struct SessionsOf: Codable, Sendable {
    public var badge: Badge

    public init(badge: Badge) { self.badge = badge }
}

/// A kiosk or a board asks to be let in.
public struct PairingRequest: Codable, Sendable {
    /// What it will be called.
    public var name: String
    public var kind: PairedDevice

    public init(name: String, kind: PairedDevice) {
        self.name = name
        self.kind = kind
    }
}

/// What a device shows until somebody lets it in, and what it asks again with.
public struct PairingCode: Codable, Hashable, Sendable {
    public var code: String
    public var secret: String
    /// For how long the code holds.
    public var minutes: Int

    public init(code: String, secret: String, minutes: Int) {
        self.code = code
        self.secret = secret
        self.minutes = minutes
    }
}

/// What became of it, asked by the device that has the secret.
public struct PairingClaim: Codable, Sendable {
    public var secret: String

    public init(secret: String) { self.secret = secret }
}

/// Whether somebody has let the device in.
public struct PairingReply: Codable, Sendable {
    public var paired: Bool
    /// A kiosk's, once; a board's page gets it as a cookie that no script reads.
    public var token: String?

    public init(paired: Bool, token: String? = nil) {
        self.paired = paired
        self.token = token
    }
}

/// Lets the device in that shows the code.
public struct DeviceConfirmation: Codable, Sendable {
    public var code: String
    public var staff: Badge?

    public init(code: String, staff: Badge? = nil) {
        self.code = code
        self.staff = staff
    }
}

/// Takes back what a device may do.
public struct DeviceRemoval: Codable, Sendable {
    public var name: String
    public var staff: Badge?

    public init(name: String, staff: Badge? = nil) {
        self.name = name
        self.staff = staff
    }
}

/// Which device it was.
public struct DeviceName: Codable, Sendable {
    public var name: String

    public init(name: String) { self.name = name }
}

/// Kiosks and boards on other machines: those that wait to be let in, and those that are.
public struct DevicesReply: Codable, Hashable, Sendable {
    public struct Waiting: Codable, Hashable, Sendable {
        public var name: String
        public var kind: PairedDevice
        public var machine: String

        public init(name: String, kind: PairedDevice, machine: String) {
            self.name = name
            self.kind = kind
            self.machine = machine
        }
    }

    public struct Device: Codable, Hashable, Sendable {
        public var name: String
        public var kind: PairedDevice
        /// The day on which it was let in.
        public var since: String
        /// Seconds since it was heard of; absent where it was not, since the hub started.
        public var seen: Int?

        public init(name: String, kind: PairedDevice, since: String, seen: Int?) {
            self.name = name
            self.kind = kind
            self.since = since
            self.seen = seen
        }
    }

    public var waiting: [Waiting]
    public var devices: [Device]

    public init(waiting: [Waiting], devices: [Device]) {
        self.waiting = waiting
        self.devices = devices
    }
}
