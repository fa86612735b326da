import HallCore

/// Tickets and calls, as they stand in the table `fact`.
extension FactLine {
    static let tickets: [FactLine] = [
        FactLine(21, "issued") { .ticket(.issued(try Issue($0))) },
        FactLine(22, "limitExceeded") {
            .ticket(
                .limitExceeded(
                    try $0.ticket(),
                    reason: try $0.get("reason"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(31, "returned") {
            .ticket(.returned(try $0.ticket(), standing: try $0.moment("standing")))
        },
        FactLine(34, "transferred") {
            .ticket(
                .transferred(
                    try $0.ticket(),
                    to: Destination($0),
                    reason: try $0.get("reason")
                )
            )
        },
        FactLine(35, "givenUp") { .ticket(.givenUp(try $0.ticket(), by: GivenUpBy($0))) },
        FactLine(36, "ended") { .ticket(.ended(try $0.ticket(), try $0.get("ending"))) },
        FactLine(48, "giveUpTakenBack", since: .promises) {
            .ticket(.giveUpTakenBack(try $0.ticket(), by: GivenUpBy($0)))
        },
        FactLine(49, "priorityGiven", since: .promises) {
            let carried = CarriedTicket(ticket: try $0.get("of"), day: try $0.get("day"))
            return .ticket(.priorityGiven(try $0.ticket(), carried, by: $0.find("by")))
        },
        FactLine(50, "guidanceChecked", since: .promises) {
            .ticket(.guidanceChecked(try $0.ticket(), by: try $0.get("by")))
        },
        FactLine(67, "enteredByHand", since: .paper) {
            .ticket(
                .enteredByHand(
                    try $0.ticket(),
                    written: try $0.moment("written"),
                    servedAt: $0.find("served"),
                    by: try $0.get("by")
                )
            )
        },
    ]

    static let calls: [FactLine] = [
        FactLine(23, "called") {
            .call(
                .called(try $0.ticket(), try $0.window(), awaitsAnnouncement: $0.isSet("awaits"))
            )
        },
        FactLine(24, "calledOutOfOrder") {
            .call(
                .calledOutOfOrder(
                    try $0.ticket(),
                    try $0.window(),
                    reason: try $0.get("reason")
                )
            )
        },
        FactLine(25, "announced") { .call(.announced(try $0.ticket(), try $0.window())) },
        FactLine(26, "recalled") {
            .call(
                .recalled(try $0.ticket(), try $0.window(), awaitsAnnouncement: $0.isSet("awaits"))
            )
        },
        FactLine(27, "arrived") { .call(.arrived(try $0.ticket(), try $0.window())) },
        FactLine(28, "classConfirmed") {
            .call(
                .classConfirmed(
                    try $0.ticket(),
                    try $0.window(),
                    holds: $0.isSet("holds"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(29, "served") { .call(.served(try $0.ticket(), try $0.window())) },
        FactLine(30, "missed") { .call(.missed(try $0.ticket(), try $0.window())) },
        FactLine(32, "kept") {
            .call(.kept(try $0.ticket(), try $0.window(), reason: try $0.get("reason")))
        },
        FactLine(33, "resumed") { .call(.resumed(try $0.ticket(), try $0.window())) },
        FactLine(37, "callTakenBack", since: .windows) {
            .correction(.callTakenBack(try $0.ticket(), try $0.window()))
        },
        FactLine(38, "undone", since: .windows) {
            .correction(.undone(try $0.ticket(), try $0.window(), from: try $0.get("from")))
        },
        FactLine(39, "casesCounted", since: .windows) {
            .correction(.casesCounted(try $0.ticket(), try $0.window(), try $0.integer("cases")))
        },
        FactLine(40, "ticketNoted", since: .windows) {
            let note = Ticket.Note(text: $0.note, by: try $0.get("by"))
            return .correction(.ticketNoted(try $0.ticket(), try $0.window(), note))
        },
    ]
}

extension Issue {
    fileprivate init(_ fields: FactFields) throws(Unreadable) {
        let standing = try fields.moment("standing")
        self.init(
            ticket: try fields.ticket(),
            item: fields.find("item"),
            visitorClass: fields.find("class") ?? .ordinary,
            standing: standing,
            ordinaryStanding: fields.number("ordinary")
                .map { Moment(milliseconds: Int64($0)) } ?? standing,
            cases: fields.number("cases") ?? 1,
            needs: fields.needs,
            linkedTo: fields.find("linked"),
            notice: fields.find("notice"),
            route: fields.list("route").map { ServiceCode($0) },
            code: try fields.get("code")
        )
    }

    fileprivate func write(to body: inout BodyWriter, needs seal: String?) {
        body["item"] = item
        if visitorClass != .ordinary { body["class"] = visitorClass }
        body["standing"] = standing
        if ordinaryStanding != standing { body["ordinary"] = ordinaryStanding }
        if cases != 1 { body["cases"] = cases }
        body["needs"] = seal
        body["linked"] = linkedTo
        body["notice"] = notice
        if !route.isEmpty { body["route"] = route.map(\.text).joined(separator: " ") }
        body["code"] = code
    }
}

extension Destination {
    fileprivate init(_ fields: FactFields) {
        if let service: ServiceCode = fields.find("service") {
            self = .service(service)
        } else if let window: WindowNumber = fields.find("window") {
            self = .window(window)
        } else {
            self = .line
        }
    }

    fileprivate func write(to body: inout BodyWriter) {
        switch self {
        case .service(let service): body["service"] = service
        case .window(let window): body["window"] = window
        case .line: break
        }
    }
}

/// 0.3 wrote nobody's name.
extension GivenUpBy {
    fileprivate init(_ fields: FactFields) {
        if let badge: Badge = fields.find("by") {
            self = .staff(badge)
        } else {
            self = fields.isSet("visitor") ? .visitor : .unknown
        }
    }

    fileprivate func write(to body: inout BodyWriter) {
        switch self {
        case .visitor: body["visitor"] = true
        case .staff(let badge): body["by"] = badge
        case .unknown: break
        }
    }
}

extension TicketDeed {
    func line(seal: String?) -> WrittenLine {
        switch self {
        case .issued(let issue):
            WrittenLine(21, issue.ticket) { issue.write(to: &$0, needs: seal) }
        case .limitExceeded(let ticket, let reason, let badge):
            WrittenLine(22, ticket) {
                $0["reason"] = reason
                $0["by"] = badge
            }
        case .returned(let ticket, let standing):
            WrittenLine(31, ticket) { $0["standing"] = standing }
        case .transferred(let ticket, let destination, let reason):
            WrittenLine(34, ticket) {
                destination.write(to: &$0)
                $0["reason"] = reason
            }
        case .givenUp(let ticket, let actor): WrittenLine(35, ticket) { actor.write(to: &$0) }
        case .ended(let ticket, let ending): WrittenLine(36, ticket) { $0["ending"] = ending }
        case .giveUpTakenBack(let ticket, let actor):
            WrittenLine(48, ticket) { actor.write(to: &$0) }
        case .priorityGiven(let ticket, let carried, let badge):
            WrittenLine(49, ticket) {
                $0["of"] = carried.ticket
                $0["day"] = carried.day
                $0["by"] = badge
            }
        case .guidanceChecked(let ticket, let badge): WrittenLine(50, ticket) { $0["by"] = badge }
        case .enteredByHand(let ticket, let written, let window, let badge):
            WrittenLine(67, ticket) {
                $0["written"] = written
                $0["served"] = window
                $0["by"] = badge
            }
        }
    }
}

extension CallDeed {
    var line: WrittenLine {
        switch self {
        case .called(let ticket, let window, let awaits):
            WrittenLine(23, ticket, window) { if awaits { $0["awaits"] = true } }
        case .calledOutOfOrder(let ticket, let window, let reason):
            WrittenLine(24, ticket, window) { $0["reason"] = reason }
        case .announced(let ticket, let window): WrittenLine(25, ticket, window)
        case .recalled(let ticket, let window, let awaits):
            WrittenLine(26, ticket, window) { if awaits { $0["awaits"] = true } }
        case .arrived(let ticket, let window): WrittenLine(27, ticket, window)
        case .classConfirmed(let ticket, let window, let holds, let badge):
            WrittenLine(28, ticket, window) {
                $0["holds"] = holds
                $0["by"] = badge
            }
        case .served(let ticket, let window): WrittenLine(29, ticket, window)
        case .missed(let ticket, let window): WrittenLine(30, ticket, window)
        case .kept(let ticket, let window, let reason):
            WrittenLine(32, ticket, window) { $0["reason"] = reason }
        case .resumed(let ticket, let window): WrittenLine(33, ticket, window)
        }
    }
}

extension CorrectionDeed {
    func line(seal: String?) -> WrittenLine {
        switch self {
        case .callTakenBack(let ticket, let window): WrittenLine(37, ticket, window)
        case .undone(let ticket, let window, let state):
            WrittenLine(38, ticket, window) { $0["from"] = state }
        case .casesCounted(let ticket, let window, let cases):
            WrittenLine(39, ticket, window) { $0["cases"] = cases }
        case .ticketNoted(let ticket, let window, let note):
            WrittenLine(40, ticket, window) {
                $0["note"] = seal
                $0["by"] = note.by
            }
        }
    }
}
