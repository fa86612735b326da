package import HallCore

/// What a visitor is given and shown.
package struct TakenTicket: Hashable, Sendable {
    package enum Paper: String, CaseIterable, Codable, Hashable, Sendable {
        case printed, owed, unknown, none
    }

    package let view: TicketView
    package var paper: Paper
    package let at: Moment
    package let offsetMinutes: Int
    package let rehearsal: Bool
}

extension TakenTicket {
    /// On the day as it is at `now`; `nil` without a view.
    package init?(_ view: TicketView?, on day: HallDay, at now: Moment) {
        guard let view else { return nil }
        self.init(
            view: view,
            paper: .none,
            at: now,
            offsetMinutes: day.offsetMinutes,
            rehearsal: day.isRehearsal
        )
    }
}
