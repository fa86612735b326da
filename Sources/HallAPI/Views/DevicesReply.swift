public import HallCore

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
