/// How a day ends: an ending for every ticket.
extension HallDay {
    /// Slips for tomorrow 次日优先. One that is at the printer just now has its paper: a second would
    /// cross it.
    func slipsForTomorrow(_ tickets: [Ticket]) -> [Deed] {
        tickets.filter { $0.slip?.state != .sending }.map {
            .slip(.slipIntended($0.number, copy: ($0.slip?.copy ?? 0) + 1))
        }
    }

    /// How a day ends that nobody closed: what was in a window's hands was being served.
    package var endings: [Deed] {
        guard opening != nil, !isClosed else { return [] }
        let endings = tickets.filter { !$0.hasEnded }.map { ticket in
            Deed.ticket(.ended(ticket.number, Self.ending(of: ticket)))
        }
        let open = windows.values.filter(\.isOpen).map(\.number).sorted()
        return endings + open.map { .window(.windowClosed($0)) } + [.day(.dayClosed(date))]
    }

    static func ending(of ticket: Ticket) -> Ending {
        switch ticket.state {
        case .waiting, .kept, .called: .carriedOver
        case .missed: .expired
        case .serving, .served: .served
        case .givenUp: .givenUp
        case .expired: .expired
        case .carriedOver: .carriedOver
        case .awaitingReply: .awaitingReply
        }
    }
}
