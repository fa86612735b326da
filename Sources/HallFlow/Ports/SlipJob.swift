import HallAPI
package import HallCore

/// One slip to be made.
package struct SlipJob: Hashable, Sendable {
    package let view: TicketView
    /// More than 1 is a reprint 补打.
    package let copy: Int
    package let rehearsal: Bool
    package let at: Moment
    /// The hall's time zone, in minutes east of UTC.
    package let offsetMinutes: Int

    package init(view: TicketView, copy: Int, rehearsal: Bool, at: Moment, offsetMinutes: Int) {
        self.view = view
        self.copy = copy
        self.rehearsal = rehearsal
        self.at = at
        self.offsetMinutes = offsetMinutes
    }
}
