package import HallCore

/// Kiosks and boards on other machines: those that wait to be let in, and those that are.
package struct DevicesReply: Codable, Hashable, Sendable {
    package struct Waiting: Codable, Hashable, Sendable {
        package var name: String
        package var kind: PairedDevice
        package var machine: String

        package init(name: String, kind: PairedDevice, machine: String) {
            self.name = name
            self.kind = kind
            self.machine = machine
        }
    }

    package struct Device: Codable, Hashable, Sendable {
        package var name: String
        package var kind: PairedDevice
        /// The day on which it was let in.
        package var since: String
        /// Seconds since it was heard of; absent where it was not, since the hub started.
        package var seen: Int?

        package init(name: String, kind: PairedDevice, since: String, seen: Int?) {
            self.name = name
            self.kind = kind
            self.since = since
            self.seen = seen
        }
    }

    package var waiting: [Waiting]
    package var devices: [Device]

    package init(waiting: [Waiting], devices: [Device]) {
        self.waiting = waiting
        self.devices = devices
    }
}
