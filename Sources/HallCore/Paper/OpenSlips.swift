/// Slips that are not settled, and alarms of printers.
extension HallDay {
    /// Slips owed that still matter, the oldest first.
    package var owedSlips: [(number: TicketNumber, copy: Int)] {
        tickets.compactMap { ticket in
            guard let slip = ticket.slip, slip.state == .owed, ticket.wantsPaper else { return nil }
            return (ticket.number, slip.copy)
        }
    }

    /// Slips that nobody knows about: somebody has to look.
    package var unknownSlips: [(number: TicketNumber, copy: Int)] {
        tickets.compactMap { ticket in
            guard let slip = ticket.slip, slip.state == .unknown else { return nil }
            return (ticket.number, slip.copy)
        }
    }

    func hasAlarm(_ device: String, _ trouble: Trouble) -> Bool {
        alarms.contains { $0.device == device && $0.trouble == trouble }
    }
}

extension Ticket {
    /// Its paper is still of use: it waits, may come back, or goes first tomorrow.
    package var wantsPaper: Bool {
        switch state {
        case .waiting, .called, .kept, .missed, .carriedOver: true
        case .serving, .served, .givenUp, .expired, .awaitingReply: false
        }
    }
}
