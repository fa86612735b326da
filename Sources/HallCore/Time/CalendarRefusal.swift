/// Why a year of holidays does not hold.
package enum CalendarRefusal: Hashable, Sendable {
    case noCalendar(year: Int)
    case calendarUnreadable(Words)
    /// `Config/calendar/` has this year, and otherwise.
    case calendarDiffers(year: Int)

    var words: Words {
        switch self {
        case .noCalendar(let year):
            Words(
                zh: "\(year) 年节假日安排尚未公布或尚未录入，请值班员核对日期后确认开放",
                en:
                    "The holidays of \(year) are not entered yet: an attendant has to confirm "
                    + "the day"
            )
        case .calendarUnreadable(let words): words
        case .calendarDiffers(let year):
            Words(
                zh: "Config/calendar/\(year).toml 与这份通知不一致，请先核对，改好或删去其中一份",
                en:
                    "Config/calendar/\(year).toml differs from this notice: mend or remove one "
                    + "of them"
            )
        }
    }
}
