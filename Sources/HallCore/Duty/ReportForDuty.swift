/// 签到 at the guidance desk (R47); who it is has been shown.
package struct ReportForDuty: Order, Codable {
    package init() {}

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        return day.onDuty[badge] == nil ? [.staff(.reportedForDuty(badge))] : []
    }
}
