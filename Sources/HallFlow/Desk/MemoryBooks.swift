import HallAPI
import HallCore

extension Deed {
    /// `nil` where nothing belongs to a ticket that is erased after its day.
    fileprivate var withoutTicketData: Deed? {
        switch self {
        case .ticket(.issued(var issue)):
            issue.needs = []
            return .ticket(.issued(issue))
        case .correction(.ticketNoted(let ticket, let window, let note)):
            let nothing = Ticket.Note(text: "", by: note.by)
            return .correction(.ticketNoted(ticket, window, nothing))
        default: return nil
        }
    }
}

/// Of days that are over.
extension MemoryBooks {
    /// The facts of each day, in their order.
    private var days: [(date: CivilDate, facts: ArraySlice<RecordedFact>)] {
        var days: [(date: CivilDate, facts: ArraySlice<RecordedFact>)] = []
        for (index, recorded) in facts.enumerated() {
            if case .day(.dayOpened(let opening)) = recorded.fact.deed {
                days.append((opening.date, facts[index...index]))
            } else if let last = days.indices.last {
                days[last].facts = facts[days[last].facts.startIndex...index]
            }
        }
        return days
    }

    func carriedOver(
        code: String,
        from first: CivilDate,
        before today: CivilDate
    ) -> (ticket: CarriedTicket, wasUsed: Bool)? {
        for (date, facts) in days where first <= date && date < today {
            var (codes, endings): ([TicketNumber: String], [TicketNumber: Ending]) = ([:], [:])
            for recorded in facts {
                switch recorded.fact.deed {
                case .ticket(.issued(let issue)): codes[issue.ticket] = issue.code
                case .slip(.slipRecoded(let ticket, let code, _)): codes[ticket] = code
                case .ticket(.ended(let ticket, let ending)): endings[ticket] = ending
                default: break
                }
            }
            guard let ticket = codes.first(where: { $0.value == code })?.key,
                endings[ticket] == .carriedOver
            else { continue }
            let carried = CarriedTicket(ticket: ticket, day: date)
            return (carried, isUsed(carried, before: today))
        }
        return nil
    }

    /// Once, on whatever day it was; what happened today the day itself knows.
    private func isUsed(_ carried: CarriedTicket, before today: CivilDate) -> Bool {
        days.contains { date, facts in
            date > carried.day && date < today
                && facts.contains { recorded in
                    guard case .ticket(.priorityGiven(_, let used, _)) = recorded.fact.deed
                    else { return false }
                    return used == carried
                }
        }
    }

    /// Needs and notes of days before `date` are nobody's any more.
    mutating func eraseTicketData(before date: CivilDate) {
        let first = days.first { $0.date >= date }?.facts.startIndex ?? facts.endIndex
        for index in facts.indices where index < first {
            let recorded = facts[index]
            guard let deed = recorded.fact.deed.withoutTicketData else { continue }
            let fact = Fact(deed, at: recorded.fact.at)
            facts[index] = RecordedFact(position: recorded.position, fact: fact)
        }
    }
}
