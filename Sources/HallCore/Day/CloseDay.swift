/// Closes the day: an ending for every ticket. Refused while one is in a window's hands.
public struct CloseDay: Order {
    /// With slips for tomorrow 次日优先, where a printer is there for them.
    public var wantsSlips: Bool

    public init(wantsSlips: Bool = false) {
        self.wantsSlips = wantsSlips
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        try day.checkOpened()
        try day.checkNotClosed(at: nil)
        let open = day.windows.values.compactMap(\.ticket).sorted()
        guard open.isEmpty else { throw .dayHasOpenTickets(open) }
        guard wantsSlips else { return day.endings }
        let carried = day.tickets.filter {
            !$0.hasEnded && HallDay.ending(of: $0) == .carriedOver
        }
        return day.endings + day.slipsForTomorrow(carried)
    }
}
