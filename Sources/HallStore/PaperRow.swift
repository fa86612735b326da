import HallCore

/// Facts of paper, as they stand in the table `fact`.
extension FactRow {
    mutating func writePaper(_ deed: Deed, _ body: inout Body) {
        func write(_ copy: Int) { if copy > 1 { body.set("copy", copy) } }
        switch deed {
        case .slipIntended(let ticket, let copy):
            name(ticket)
            write(copy)
        case .slipSending(let ticket, let copy, let printer):
            name(ticket)
            write(copy)
            body.set("printer", printer)
        case .slipPrinted(let ticket, let copy, let promise):
            name(ticket)
            write(copy)
            body.set("promise", promise.rawValue)
        case .slipUnknown(let ticket, let copy, let reason),
            .slipOwed(let ticket, let copy, let reason):
            name(ticket)
            write(copy)
            body.set("reason", reason)
        case .slipSettled(let ticket, let copy, let cameOut, let badge):
            name(ticket)
            write(copy)
            body.set("out", cameOut ? 1 : 0)
            body.set("by", badge?.text)
        case .alarmRaised(let device, let trouble), .alarmCleared(let device, let trouble):
            body.set("device", device)
            body.set("trouble", trouble.rawValue)
        case .rollChanged(let device, let badge), .testPageIntended(let device, let badge):
            body.set("device", device)
            body.set("by", badge.text)
        case .emergencyIntended(let service, let first, let count, let badge):
            name(TicketNumber(service: service, sequence: first))
            body.set("count", count)
            body.set("by", badge.text)
        case .enteredByHand(let ticket, let written, let window, let badge):
            name(ticket)
            body.set("written", Int(written.milliseconds))
            body.set("served", window?.value)
            body.set("by", badge.text)
        default: preconditionFailure("\(deed) is not about paper")
        }
    }

    func deviceDeed(_ body: Body) -> Deed? {
        guard let device = body["device"] else { return nil }
        let trouble = body["trouble"].flatMap { Trouble(rawValue: $0) }
        let badge = body["by"].map { Badge($0) }
        switch kind {
        case .alarmRaised: return trouble.map { .alarmRaised(device: device, $0) }
        case .alarmCleared: return trouble.map { .alarmCleared(device: device, $0) }
        case .rollChanged: return badge.map { .rollChanged(device: device, by: $0) }
        case .testPageIntended: return badge.map { .testPageIntended(device: device, by: $0) }
        default: return nil
        }
    }

    func paperDeed(_ ticket: TicketNumber, _ body: Body) -> Deed? {
        let copy = body.int("copy") ?? 1
        let badge = body["by"].map { Badge($0) }
        switch kind {
        case .slipIntended: return .slipIntended(ticket, copy: copy)
        case .slipSending:
            // Journals of the first version name no printer, no promise and no reason.
            return .slipSending(ticket, copy: copy, printer: body["printer"] ?? "")
        case .slipPrinted:
            let promise = body["promise"].flatMap { PaperPromise(rawValue: $0) }
            return .slipPrinted(ticket, copy: copy, promise: promise ?? .sent)
        case .slipUnknown: return .slipUnknown(ticket, copy: copy, reason: body["reason"] ?? "")
        case .slipOwed: return body["reason"].map { .slipOwed(ticket, copy: copy, reason: $0) }
        case .slipSettled:
            return .slipSettled(ticket, copy: copy, cameOut: body.int("out") == 1, by: badge)
        case .slipRecoded:
            guard let code = body["code"], let reason = body["reason"] else { return nil }
            return .slipRecoded(ticket, code: code, reason: reason)
        case .emergencyIntended:
            guard let count = body.int("count"), let badge else { return nil }
            return .emergencyIntended(
                ticket.service,
                first: ticket.sequence,
                count: count,
                by: badge
            )
        case .enteredByHand:
            guard let written = body.int("written"), let badge else { return nil }
            return .enteredByHand(
                ticket,
                written: Moment(milliseconds: Int64(written)),
                servedAt: body.int("served").map { WindowNumber($0) },
                by: badge
            )
        default: return nil
        }
    }
}
