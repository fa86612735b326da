import HallAPI

/// `Config/hall.toml`, section `[hub.limits]`: what one machine of the network may ask. This
/// machine itself has none.
package struct HubLimits: Hashable, Sendable {
    /// Connections of all other machines, and of one.
    package var connectionsMax = 4096
    package var connectionsPerMachine = 64
    /// Requests a second in the mean, and at once.
    package var requestsPerSecond = 50
    package var requestsAtOnce = 200
    package var signInsPerMinute = 30
    /// A connection that asks nothing, or does not finish what it asks, is closed.
    package var idleSeconds = 60
    /// A machine that acknowledges nothing for so long is gone: its cable may be out.
    package var silentSeconds = 30
    /// Bytes of a request's head.
    package var headBytesMax = 16_384
    /// Devices that wait to be let in, and how long they may.
    package var pairingsWaitingMax = 16
    package var pairingMinutes = 10
    /// A request's whole body has to be there within so long.
    package var bodySeconds = 20
    /// Tickets in one answer about the day; the next ones are asked for.
    package var dayTicketsMax = 2000

    package init() {}
}
