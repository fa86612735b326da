/// What happened to the day, the hall and its services. A deed names a ticket by its number.
package enum DayDeed: Hashable, Sendable {
    case dayOpened(DayOpening)
    case dayClosed(CivilDate)
    case hallPaused(Standstill, by: Badge)
    case hallResumed(by: Badge)
    /// 停办: no numbers and no calls of this service, until it goes on.
    case serviceStopped(ServiceCode, ServiceStop, by: Badge)
    case serviceResumed(ServiceCode, by: Badge)
    /// `DATA/head` was lost and is made anew, after the whole chain was looked at.
    case headMade(by: Badge)
    /// Two people have confirmed the State Council's text for a year, each by a PIN; `digest` is
    /// the SHA-256 of the file `DATA/calendar/YEAR.toml`, hexadecimal.
    case calendarConfirmed(year: Int, digest: String, by: [Badge])
    /// Numbers up to this one may be out already, since the journal was restored from a copy: no
    /// machine gives them again on this day.
    case numbersSkipped(to: Int, by: Badge)
    /// After a restore: serials of notices and numbers of enquiries of this year may be out up to
    /// these.
    case serialsSkipped(year: Int, notices: Int, enquiries: Int, by: Badge)
    /// The machine's clock was looked at, and the hall's follows it.
    case clockAccepted(by: Badge)
}
