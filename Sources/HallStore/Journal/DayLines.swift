import HallCore

/// The day, the hall, windows and staff, as they stand in the table `fact`.
extension FactLine {
    static let day: [FactLine] = [
        FactLine(1, "dayOpened") { .day(.dayOpened(try DayOpening($0))) },
        FactLine(2, "dayClosed") { .day(.dayClosed(try $0.get("date"))) },
        FactLine(3, "hallPaused") { fields in
            let standstill = Standstill(
                kind: fields.find("kind") ?? .pause,
                reason: try fields.get("reason"),
                takes: fields.isSet("takes")
            )
            return .day(.hallPaused(standstill, by: fields.badge))
        },
        FactLine(4, "hallResumed") { .day(.hallResumed(by: $0.badge)) },
        FactLine(5, "numbersSkipped", since: .windows) {
            .day(.numbersSkipped(to: try $0.integer("to"), by: $0.badge))
        },
        FactLine(6, "clockAccepted", since: .duty) { .day(.clockAccepted(by: $0.badge)) },
        FactLine(7, "serialsSkipped", since: .duty) {
            .day(
                .serialsSkipped(
                    year: try $0.integer("year"),
                    notices: try $0.integer("notices"),
                    enquiries: try $0.integer("enquiries"),
                    by: $0.badge
                )
            )
        },
        FactLine(8, "serviceStopped", since: .promises) {
            let stop = ServiceStop(reason: try $0.get("reason"), until: $0.find("until"))
            return .day(.serviceStopped(try $0.get("of"), stop, by: try $0.get("by")))
        },
        FactLine(9, "serviceResumed", since: .promises) {
            .day(.serviceResumed(try $0.get("of"), by: try $0.get("by")))
        },
        FactLine(10, "calendarConfirmed", since: .promises) {
            let _: String = try $0.get("by")
            return .day(
                .calendarConfirmed(
                    year: try $0.integer("year"),
                    digest: try $0.get("digest"),
                    by: $0.list("by").map { Badge($0) }
                )
            )
        },
        FactLine(103, "headMade", since: .head) { .day(.headMade(by: try $0.get("by"))) },
    ]

    static let windows: [FactLine] = [
        FactLine(11, "windowOpened") {
            .window(.windowOpened(try $0.window(), by: try $0.get("by")))
        },
        FactLine(12, "windowPaused") {
            .window(
                .windowPaused(try $0.window(), reason: try $0.get("reason"), by: $0.find("by"))
            )
        },
        FactLine(13, "windowClosed") { .window(.windowClosed(try $0.window())) },
        FactLine(14, "windowHandedOver") {
            .window(.windowHandedOver(try $0.window(), to: try $0.get("by")))
        },
        FactLine(15, "closingChecked", since: .windows) {
            .window(
                .closingChecked(
                    try $0.window(),
                    open: $0.find("open") ?? "",
                    by: try $0.get("by")
                )
            )
        },
        FactLine(16, "windowNotToday", since: .promises) {
            .window(.windowNotToday(try $0.window(), by: try $0.get("by")))
        },
    ]

    static let staff: [FactLine] = [
        FactLine(51, "signedIn") { .staff(.signedIn($0.badge)) },
        FactLine(52, "signInRefused") { .staff(.signInRefused($0.badge)) },
        FactLine(53, "sessionsEnded", since: .windows) {
            .staff(.sessionsEnded(try $0.get("of"), by: $0.badge))
        },
        FactLine(54, "devicePaired", since: .windows) {
            .staff(.devicePaired(try $0.get("name"), try $0.get("as"), by: $0.badge))
        },
        FactLine(55, "deviceUnpaired", since: .windows) {
            .staff(.deviceUnpaired(try $0.get("name"), by: $0.badge))
        },
        FactLine(56, "reportedForDuty", since: .duty) { .staff(.reportedForDuty($0.badge)) },
    ]
}

extension FactFields {
    /// Who did it; empty where an early journal does not say.
    fileprivate var badge: Badge { find("by") ?? Badge("") }
}

extension DayOpening {
    fileprivate init(_ fields: FactFields) throws(Unreadable) {
        let last = fields.list("emergency").compactMap { TicketNumber($0) }
        self.init(
            date: try fields.get("date"),
            offsetMinutes: try fields.integer("offset"),
            working: fields.number("working") != 0,
            rehearsal: fields.isSet("rehearsal"),
            confirmedBy: fields.find("confirmed"),
            emergencyLast: Dictionary(last.map { ($0.service, $0.sequence) }) { $1 }
        )
    }

    fileprivate func write(to body: inout BodyWriter) {
        body["date"] = date
        body["offset"] = offsetMinutes
        body["working"] = working
        if rehearsal { body["rehearsal"] = true }
        body["confirmed"] = confirmedBy
        guard !emergencyLast.isEmpty else { return }
        body["emergency"] = emergencyLast.sorted { $0.key < $1.key }
            .map { TicketNumber(service: $0.key, sequence: $0.value).description }
            .joined(separator: " ")
    }
}

extension DayDeed {
    var line: WrittenLine {
        switch self {
        case .dayOpened(let opening): WrittenLine(1) { opening.write(to: &$0) }
        case .dayClosed(let date): WrittenLine(2) { $0["date"] = date }
        case .hallPaused(let standstill, let badge):
            WrittenLine(3) {
                $0["reason"] = standstill.reason
                $0["by"] = badge
                // A pause without numbers is written as 0.3 wrote it.
                if standstill.kind == .evacuation { $0["kind"] = standstill.kind }
                if standstill.takes { $0["takes"] = true }
            }
        case .hallResumed(let badge): WrittenLine(4) { $0["by"] = badge }
        case .numbersSkipped(let last, let badge):
            WrittenLine(5) {
                $0["to"] = last
                $0["by"] = badge
            }
        case .clockAccepted(let badge): WrittenLine(6) { $0["by"] = badge }
        case .serialsSkipped(let year, let notices, let enquiries, let badge):
            WrittenLine(7) {
                $0["year"] = year
                $0["notices"] = notices
                $0["enquiries"] = enquiries
                $0["by"] = badge
            }
        case .serviceStopped(let service, let stop, let badge):
            WrittenLine(8) {
                $0["of"] = service
                $0["reason"] = stop.reason
                $0["until"] = stop.until
                $0["by"] = badge
            }
        case .serviceResumed(let service, let badge):
            WrittenLine(9) {
                $0["of"] = service
                $0["by"] = badge
            }
        case .calendarConfirmed(let year, let digest, let badges):
            WrittenLine(10) {
                $0["year"] = year
                $0["digest"] = digest
                $0["by"] = badges.map(\.text).joined(separator: " ")
            }
        case .headMade(let badge): WrittenLine(103) { $0["by"] = badge }
        }
    }
}

extension WindowDeed {
    var line: WrittenLine {
        switch self {
        case .windowOpened(let window, let badge): WrittenLine(11, nil, window) { $0["by"] = badge }
        case .windowPaused(let window, let reason, let badge):
            WrittenLine(12, nil, window) {
                $0["reason"] = reason
                $0["by"] = badge
            }
        case .windowClosed(let window): WrittenLine(13, nil, window)
        case .windowHandedOver(let window, let badge):
            WrittenLine(14, nil, window) { $0["by"] = badge }
        case .closingChecked(let window, let open, let badge):
            WrittenLine(15, nil, window) {
                $0["open"] = open
                $0["by"] = badge
            }
        case .windowNotToday(let window, let badge):
            WrittenLine(16, nil, window) { $0["by"] = badge }
        }
    }
}

extension StaffDeed {
    var line: WrittenLine {
        switch self {
        case .signedIn(let badge): WrittenLine(51) { $0["by"] = badge }
        case .signInRefused(let badge): WrittenLine(52) { $0["by"] = badge }
        case .sessionsEnded(let badge, let manager):
            WrittenLine(53) {
                $0["of"] = badge
                $0["by"] = manager
            }
        case .devicePaired(let name, let kind, let badge):
            WrittenLine(54) {
                $0["name"] = name
                $0["as"] = kind
                $0["by"] = badge
            }
        case .deviceUnpaired(let name, let badge):
            WrittenLine(55) {
                $0["name"] = name
                $0["by"] = badge
            }
        case .reportedForDuty(let badge): WrittenLine(56) { $0["by"] = badge }
        }
    }
}
