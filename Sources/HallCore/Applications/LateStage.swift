/// A last day that has gone by, whether or not it was done afterwards.
package struct LateStage: Hashable, Sendable {
    package let stage: ApplicationClock.Stage
    package let due: CivilDate
    /// `nil` where it is not done yet.
    package let doneOn: CivilDate?
}

extension Application {
    /// What was done after its last day, or is not done yet though the day has gone by: what has
    /// ended late is late all the same. In a year that is not announced the latest day counts.
    package func late(
        on today: CivilDate,
        plan: ClockPlan,
        calendar: WorkingCalendar
    ) -> [LateStage] {
        var late: [LateStage] = []
        func add(_ stage: ApplicationClock.Stage, _ due: CivilDate, _ doneOn: CivilDate?) {
            guard (doneOn ?? today) > due else { return }
            late.append(LateStage(stage: stage, due: due, doneOn: doneOn))
        }
        let telling = telling(plan, calendar)
        for told in telling.done { add(.noticeDue, told.due, told.on) }
        // What ended otherwise was late until then all the same.
        let endedOn = decidedOn ?? withdrawnOn
        var started = [acceptedOn, telling.lapsedSince].compactMap { $0 }.min()
        if let since = telling.waitsSince {
            let due = calendar.deadline(from: since, workingDays: plan.noticeDays).latest
            add(.noticeDue, due, endedOn)
            // Nobody told in time: it counts as accepted since then (art. 32).
            if (endedOn ?? today) > due, term.rule.isLicence { started = started ?? since }
        }
        if let started {
            add(.decisionDue, lastDay(acceptedOn: started, calendar: calendar).latest, endedOn)
        }
        if let decidedOn, isGranted == true, term.rule.isLicence {
            let due = calendar.deadline(from: decidedOn, workingDays: plan.deliveryDays).latest
            add(.deliveryDue, due, resultDeliveredOn)
        }
        return late
    }
}
