/// Closes the day: an ending for every ticket. Refused while one is in a window's hands.
package struct CloseDay: Order, Codable {
    /// With slips for tomorrow 次日优先, where a printer is there for them.
    package var wantsSlips = false

    enum CodingKeys: CodingKey {}

    package init(wantsSlips: Bool = false) {
        self.wantsSlips = wantsSlips
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        _ = try context.badge()
        try day.checkOpened()
        try day.checkNotClosed(at: nil)
        let open = day.windows.values.compactMap(\.ticket).sorted()
        guard open.isEmpty else { throw .day(.dayHasOpenTickets(open)) }
        guard wantsSlips else { return day.endings }
        let carried = day.tickets.filter {
            !$0.hasEnded && HallDay.ending(of: $0) == .carriedOver
        }
        return day.endings + day.slipsForTomorrow(carried)
    }

    /// Whether this process prints is no part of it.
    package var fingerprint: String { "CloseDay" }
}
