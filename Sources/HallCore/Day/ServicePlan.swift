/// One service's part of the plan.
package struct ServicePlan: Hashable, Sendable {
    package let code: ServiceCode
    /// Seconds for one case, until the day has measured its own. At least 1.
    package let serviceSeconds: Int
    /// Numbers given out on one day, at most.
    package let ticketsPerDayMax: Int
    /// Numbers given out in one part of the day, at most, by the part's name.
    package let ticketsPerPartMax: [String: Int]
    /// Cases 件数 on one ticket, at most.
    package let casesPerTicketMax: Int

    package init(
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
