import HallCore

/// A fact as it stands in the table `fact`. These bytes are what the chain seals.
struct FactRow: Hashable {
    var kind: FactKind
    var service: String?
    var sequence: Int?
    var window: Int?
    var body: String
    var at: Int64

    /// As it was read.
    init(
        kind: FactKind,
        service: String?,
        sequence: Int?,
        window: Int?,
        body: String,
        at: Int64
    ) {
        self.kind = kind
        self.service = service
        self.sequence = sequence
        self.window = window
        self.body = body
        self.at = at
    }

    private init(_ deed: Deed, at: Moment) {
        kind = deed.kind
        body = ""
        self.at = at.milliseconds
    }

    /// - Parameter seal: the salted hash that stands in the chain for a ticket's needs or its note.
    init(_ fact: Fact, seal: String?) {
        self.init(fact.deed, at: fact.at)
        var body = Body()
        switch fact.deed {
        case .dayOpened, .dayClosed, .hallPaused, .hallResumed, .signedIn, .signInRefused,
            .sessionsEnded, .devicePaired, .deviceUnpaired, .numbersSkipped, .reportedForDuty,
            .clockAccepted, .serialsSkipped:
            writeHall(fact.deed, &body)
        case .serviceStopped, .serviceResumed, .headMade, .calendarConfirmed, .giveUpTakenBack,
            .priorityGiven, .guidanceChecked:
            writePromise(fact.deed, &body)
        case .windowOpened, .windowHandedOver, .windowPaused, .windowClosed, .closingChecked,
            .windowNotToday:
            writeWindow(fact.deed, &body)
        case .issued(let issue): write(issue, seal, &body)
        case .limitExceeded(let ticket, let reason, let badge):
            name(ticket)
            body.set("reason", reason)
            body.set("by", badge.text)
        case .called(let ticket, let number, let awaits),
            .recalled(let ticket, let number, let awaits):
            name(ticket, number)
            if awaits { body.set("awaits", 1) }
        case .calledOutOfOrder(let ticket, let number, let reason),
            .kept(let ticket, let number, let reason):
            name(ticket, number)
            body.set("reason", reason)
        case .announced(let ticket, let number), .arrived(let ticket, let number),
            .served(let ticket, let number), .missed(let ticket, let number),
            .resumed(let ticket, let number), .callTakenBack(let ticket, let number):
            name(ticket, number)
        case .undone(let ticket, let number, let state):
            name(ticket, number)
            body.set("from", state.rawValue)
        case .casesCounted(let ticket, let number, let cases):
            name(ticket, number)
            body.set("cases", cases)
        case .ticketNoted(let ticket, let number, let note):
            name(ticket, number)
            body.set("note", seal)
            body.set("by", note.by.text)
        case .classConfirmed(let ticket, let number, let holds, let badge):
            name(ticket, number)
            body.set("holds", holds ? 1 : 0)
            body.set("by", badge.text)
        case .returned(let ticket, let standing):
            name(ticket)
            body.set("standing", Int(standing.milliseconds))
        case .transferred(let ticket, let destination, let reason):
            name(ticket)
            write(destination, &body)
            body.set("reason", reason)
        case .givenUp(let ticket, let actor):
            name(ticket)
            write(actor, &body)
        case .ended(let ticket, let ending):
            name(ticket)
            body.set("ending", ending.rawValue)
        case .slipIntended, .slipSending, .slipPrinted, .slipUnknown, .slipOwed, .slipSettled,
            .alarmRaised, .alarmCleared, .rollChanged, .testPageIntended, .emergencyIntended,
            .enteredByHand:
            writePaper(fact.deed, &body)
        case .notice(let deed): writeNotice(deed, &body)
        case .enquiry(let deed): writeEnquiry(deed, &body)
        case .item(let deed): writeItem(deed, &body)
        case .slipRecoded(let ticket, let code, let reason):
            name(ticket)
            body.set("code", code)
            body.set("reason", reason)
        }
        self.body = body.finished
    }

    mutating func name(_ ticket: TicketNumber, _ number: WindowNumber? = nil) {
        service = ticket.service.text
        sequence = ticket.sequence
        window = number?.value
    }

    private mutating func writeWindow(_ deed: Deed, _ body: inout Body) {
        switch deed {
        case .windowOpened(let number, let badge), .windowHandedOver(let number, let badge),
            .windowNotToday(let number, let badge):
            window = number.value
            body.set("by", badge.text)
        case .windowPaused(let number, let reason, let badge):
            window = number.value
            body.set("reason", reason)
            body.set("by", badge?.text)
        case .windowClosed(let number): window = number.value
        case .closingChecked(let number, let open, let badge):
            window = number.value
            body.set("open", open)
            body.set("by", badge.text)
        default: preconditionFailure("\(deed) is not about a window")
        }
    }

    private func writeHall(_ deed: Deed, _ body: inout Body) {
        switch deed {
        case .dayOpened(let opening):
            body.set("date", opening.date.description)
            body.set("offset", opening.offsetMinutes)
            body.set("working", opening.working ? 1 : 0)
            if opening.rehearsal { body.set("rehearsal", 1) }
            body.set("confirmed", opening.confirmedBy?.text)
            if !opening.emergencyLast.isEmpty {
                let numbers = opening.emergencyLast.sorted { $0.key < $1.key }
                    .map { TicketNumber(service: $0.key, sequence: $0.value).description }
                body.set("emergency", numbers.joined(separator: " "))
            }
        case .dayClosed(let date): body.set("date", date.description)
        case .hallPaused(let standstill, let badge):
            body.set("reason", standstill.reason)
            body.set("by", badge.text)
            // A pause without numbers is written as 0.3 wrote it.
            if standstill.kind == .evacuation { body.set("kind", standstill.kind.rawValue) }
            if standstill.takes { body.set("takes", 1) }
        case .hallResumed(let badge), .signedIn(let badge), .signInRefused(let badge),
            .reportedForDuty(let badge), .clockAccepted(let badge):
            body.set("by", badge.text)
        case .sessionsEnded(let badge, let manager):
            body.set("of", badge.text)
            body.set("by", manager.text)
        case .devicePaired(let name, let device, let badge):
            body.set("name", name)
            body.set("as", device.rawValue)
            body.set("by", badge.text)
        case .serialsSkipped(let year, let notices, let enquiries, let badge):
            body.set("year", year)
            body.set("notices", notices)
            body.set("enquiries", enquiries)
            body.set("by", badge.text)
        case .numbersSkipped(let last, let badge):
            body.set("to", last)
            body.set("by", badge.text)
        case .deviceUnpaired(let name, let badge):
            body.set("name", name)
            body.set("by", badge.text)
        default: preconditionFailure("\(deed) is not about the hall")
        }
    }

    private mutating func write(_ issue: Issue, _ needsSeal: String?, _ body: inout Body) {
        name(issue.ticket)
        body.set("item", issue.item?.text)
        if issue.visitorClass != .ordinary { body.set("class", issue.visitorClass.text) }
        body.set("standing", Int(issue.standing.milliseconds))
        if issue.ordinaryStanding != issue.standing {
            body.set("ordinary", Int(issue.ordinaryStanding.milliseconds))
        }
        if issue.cases != 1 { body.set("cases", issue.cases) }
        body.set("needs", needsSeal)
        body.set("linked", issue.linkedTo?.description)
        body.set("notice", issue.notice?.description)
        if !issue.route.isEmpty {
            body.set("route", issue.route.map(\.text).joined(separator: " "))
        }
        body.set("code", issue.code)
    }

    private func write(_ destination: Destination, _ body: inout Body) {
        switch destination {
        case .service(let service): body.set("service", service.text)
        case .window(let window): body.set("window", window.value)
        case .line: break
        }
    }
}
