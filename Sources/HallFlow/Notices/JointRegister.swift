import HallAPI
import HallCore

/// 效能监察登记 of joint matters (R26).
extension NoticeCounter {
    /// Parts of all that were accepted by the end of the month and not answered before it, as they
    /// stand today: in the order of their applications. None of a month to come.
    func jointCases(in month: String, on today: CivilDate) throws -> [JointCase] {
        let (rules, first) = (notices.rules, month + "-01")
        guard first <= "\(today)" else { return [] }
        return try applications(runningIn: month).flatMap { application -> [JointCase] in
            let clock = rules.clock(of: application, on: today)
            guard clock.acceptedOn.map({ "\($0)" <= month + "-31" }) ?? application.isHandedOver
            else { return [] }
            let ended = application.overOn
            let whole = clock.acceptedOn.map {
                application.lastDay(acceptedOn: $0, calendar: rules.hall.calendar).latest
            }
            let parts = SubcaseReply.all(of: application, clock, on: today, rules.hall.calendar)
            return (parts ?? []).filter { part in
                (part.answeredOn ?? ended).map { "\($0)" >= first } ?? true
            }.map { part in
                JointCase(
                    serial: application.serial.text(rules.plan.serialPattern),
                    itemName: rules.hall.item(ItemCode(application.item))?.name.zh ?? "",
                    acceptedOn: clock.acceptedOn,
                    wholeDue: whole,
                    part: part
                )
            }
        }
    }
}
