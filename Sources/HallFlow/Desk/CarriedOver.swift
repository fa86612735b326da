import HallAPI
import HallCore

extension Desk {
    /// The ticket of an earlier day that goes first today, by the code of its slip: of the last
    /// working day, or of a day after it. One that was used today is given again: the rule refuses
    /// it, and a repeat of the same key is answered.
    func carried(_ code: String) throws(DeskError) -> CarriedTicket {
        var first = today
        // Further back than any holiday there is nothing to look for.
        for _ in 0..<Self.carriedDaysMax {
            first = first.adding(days: -1)
            if day.calendar.certainly(isWorking: first) == true { break }
        }
        let found: (ticket: CarriedTicket, wasUsed: Bool)?
        do {
            found = try journal.carriedOver(code: ShortCode.typed(code), from: first, before: today)
        } catch { throw .fault(error) }
        guard let found else { throw .refused(.taking(.oldCodeUnknown)) }
        guard !found.wasUsed else { throw .refused(.taking(.priorityUsed(found.ticket.ticket))) }
        return found.ticket
    }

    private static let carriedDaysMax = 20
}
