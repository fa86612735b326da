/// One service's part of the plan.
public struct ServicePlan: Hashable, Sendable {
    public let code: ServiceCode
    /// Seconds for one case, until the day has measured its own. At least 1.
    public let serviceSeconds: Int
    /// Numbers given out on one day, at most.
    public let ticketsPerDayMax: Int
    /// Numbers given out in one part of the day, at most, by the part's name.
    public let ticketsPerPartMax: [String: Int]
    /// Cases 件数 on one ticket, at most.
    public let casesPerTicketMax: Int

    public init(
        code: ServiceCode,
        serviceSeconds: Int,
        ticketsPerDayMax: Int,
        ticketsPerPartMax: [String: Int] = [:],
        casesPerTicketMax: Int = 5
    ) {
        precondition(serviceSeconds >= 1, "a service takes at least a second: Config/ is checked")
        self.code = code
        self.serviceSeconds = serviceSeconds
        self.ticketsPerDayMax = ticketsPerDayMax
        self.ticketsPerPartMax = ticketsPerPartMax
        self.casesPerTicketMax = casesPerTicketMax
    }
}
