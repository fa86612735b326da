/// Numbers printed beforehand 应急号: the next ones that were never printed on any day.
package struct PrintEmergency: Order, Codable {
    package var service: ServiceCode
    package var count: Int

    package init(_ service: ServiceCode, count: Int) {
        self.service = service
        self.count = count
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        guard day.plan.service(service) != nil else { throw .taking(.unknownService(service)) }
        let limits = day.plan.limits
        guard (1...limits.emergencyNumbersMax).contains(count) else {
            throw .paper(.emergencyCount(max: limits.emergencyNumbersMax))
        }
        let first = max(limits.emergencyFirst, (day.emergencyLast[service] ?? 0) + 1)
        return [.device(.emergencyIntended(service, first: first, count: count, by: badge))]
    }
}
