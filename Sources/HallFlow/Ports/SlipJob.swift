import HallAPI
public import HallCore

/// One slip to be made.
public struct SlipJob: Hashable, Sendable {
    public let view: TicketView
    /// More than 1 is a reprint 补打.
    public let copy: Int
    public let rehearsal: Bool
    public let at: Moment
    /// The hall's time zone, in minutes east of UTC.
    public let offsetMinutes: Int

    public init(view: TicketView, copy: Int, rehearsal: Bool, at: Moment, offsetMinutes: Int) {
        self.view = view
        self.copy = copy
        self.rehearsal = rehearsal
        self.at = at
        self.offsetMinutes = offsetMinutes
    }
}
