/// How one day becomes the next: never back, and far ahead only with an attendant's word.
extension HallDay {
    /// What has to be recorded before anything else can be done on `today`; nothing where the day
    /// is open already, or where the clock has gone back.
    ///
    /// - Parameters:
    ///   - today: the date of the hall's own clock.
    ///   - calendar: the hall's working days.
    ///   - confirmedBy: the attendant who has confirmed a day far ahead.
    /// - Throws: ``CalendarRefusal/noCalendar(year:)``, ``DayRefusal/dayNeedsConfirmation(_:)`` or,
    ///   where the folder is of the other kind, ``DayRefusal/rehearsalFolder`` or
    ///   ``DayRefusal/realFolder``.
    package func turning(
        to today: DayOpening,
        calendar: WorkingCalendar
    ) throws(Refusal) -> [Deed] {
        var today = today
        today.emergencyLast = emergencyLast
        if let opening {
            guard opening.rehearsal == today.rehearsal else {
                throw .day(opening.rehearsal ? .rehearsalFolder : .realFolder)
            }
            guard today.date > opening.date else { return [] }
            let far = today.date.number - opening.date.number > plan.limits.dayJumpMaxDays
            guard !far || today.confirmedBy != nil else {
                throw .day(.dayNeedsConfirmation(today.date))
            }
        }
        // Without a calendar the attendant who confirms the day says that it is one of work.
        if today.confirmedBy == nil || calendar.covers(today.date) {
            today.working = try calendar.isWorkingDay(today.date)
        }
        var deeds = endings + [.day(.dayOpened(today))]
        if today.rehearsal {
            deeds += plan.windows.map { .window(.windowOpened($0.number, by: Self.rehearsalBadge)) }
        }
        return deeds
    }

    /// Who opens the windows of a rehearsal.
    static let rehearsalBadge = Badge("演练")
}
