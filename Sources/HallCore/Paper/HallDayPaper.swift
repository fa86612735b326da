extension HallDay {
    mutating func apply(_ deed: SlipDeed, at moment: Moment) {
        switch deed {
        case .slipRecoded(let number, let code, _):
            guard let index = indexes[number] else { return }
            codes[tickets[index].code] = nil
            tickets[index].code = code
            codes[code] = index
        case .slipIntended(let number, let copy):
            for place in papers.indices where papers[place].ticket == number {
                // What it was before is over: only the newest copy is anybody's business.
                if [.owed, .unknown].contains(papers[place].state) {
                    papers[place].state = .replaced
                }
            }
            set(number, copy, .owed, at: moment)
        case .slipSending(let number, let copy, let printer):
            set(number, copy, .sending, at: moment) { $0.printer = printer }
        case .slipPrinted(let number, let copy, let promise):
            set(number, copy, .printed, at: moment) { $0.promise = promise }
            // What is not in the list any more has a printer that nobody remembers.
            if let printer = papers.last(where: { $0.ticket == number })?.printer {
                rolls[printer, default: RollUse()].slips += 1
            }
        case .slipUnknown(let number, let copy, let reason):
            set(number, copy, .unknown, at: moment) { $0.reason = reason }
        case .slipOwed(let number, let copy, let reason):
            set(number, copy, .owed, at: moment) { $0.reason = reason }
        case .slipSettled(let number, let copy, let cameOut, let badge):
            set(number, copy, cameOut ? .printed : .lost, at: moment) {
                $0.settledBy = badge?.text ?? ""
            }
        }
    }

    mutating func apply(_ deed: DeviceDeed, at moment: Moment) {
        switch deed {
        case .alarmRaised(let device, let trouble):
            alarms.append(Alarm(device: device, trouble: trouble, since: moment))
        case .alarmCleared(let device, let trouble):
            alarms.removeAll { $0.device == device && $0.trouble == trouble }
        case .rollChanged(let device, _): rolls[device] = RollUse(changedAt: moment, slips: 0)
        case .emergencyIntended(let service, let first, let count, _):
            emergencyLast[service] = first + count - 1
        case .testPageIntended: break
        }
    }

    private mutating func set(
        _ number: TicketNumber,
        _ copy: Int,
        _ state: Ticket.Slip.State,
        at moment: Moment,
        _ change: (inout PaperRecord) -> Void = { _ in }
    ) {
        guard let index = indexes[number] else { return }
        var record =
            papers.last { $0.ticket == number && $0.copy == copy }
            ?? PaperRecord(ticket: number, copy: copy, state: state, at: moment)
        if state == .sending || state == .owed { record.reason = nil }
        record.state = state
        record.at = moment
        change(&record)
        tickets[index].slip = Ticket.Slip(copy: copy, state: state, reason: record.reason)
        if let place = papers.lastIndex(where: { $0.ticket == number && $0.copy == copy }) {
            papers[place] = record
        } else {
            if papers.count >= Self.papersKept { papers.removeFirst(Self.papersKept / 2) }
            papers.append(record)
        }
    }
}
