public import HallCore

/// What a visitor is given and shown.
public struct TakenTicket: Hashable, Sendable {
    public enum Paper: String, CaseIterable, Codable, Hashable, Sendable {
        case printed, owed, unknown, none
    }

    public let view: TicketView
    public var paper: Paper
    public let at: Moment
    public let offsetMinutes: Int
    public let rehearsal: Bool
}

extension TakenTicket {
    /// On the day as it is at `now`; `nil` without a view.
    public init?(_ view: TicketView?, on day: HallDay, at now: Moment) {
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
