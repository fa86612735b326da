import HallAPI

/// `Config/hall.toml`, section `[hub.limits]`: what one machine of the network may ask. This
/// machine itself has none.
public struct HubLimits: Hashable, Sendable {
    /// Connections of all other machines, and of one.
    public var connectionsMax = 4096
    public var connectionsPerMachine = 64
    /// Requests a second in the mean, and at once.
    public var requestsPerSecond = 50
    public var requestsAtOnce = 200
    public var signInsPerMinute = 30
    /// A connection that asks nothing, or does not finish what it asks, is closed.
    public var idleSeconds = 60
    /// A machine that acknowledges nothing for so long is gone: its cable may be out.
    public var silentSeconds = 30
    /// Bytes of a request's head.
    public var headBytesMax = 16_384
    /// Devices that wait to be let in, and how long they may.
    public var pairingsWaitingMax = 16
    public var pairingMinutes = 10
    /// A request's whole body has to be there within so long.
    public var bodySeconds = 20
    /// Tickets in one answer about the day; the next ones are asked for.
    public var dayTicketsMax = 2000

    public init() {}
}
