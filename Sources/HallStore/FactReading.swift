import HallCore

extension FactRow {
    /// The fact that this row holds; `nil` where the row is not one of ours.
    ///
    /// - Parameters:
    ///   - needs: what the hall still knows of the ticket's needs.
    ///   - note: what a window noted, until it is erased.
    func fact(needs: Set<Need> = [], note: String = "") -> Fact? {
        guard let body = Body(reading: body) else { return nil }
        let deed = kind == .ticketNoted ? noteDeed(body, note) : deed(body, needs)
        guard let deed else { return nil }
        return Fact(deed, at: Moment(milliseconds: at))
    }

    private func noteDeed(_ body: Body, _ text: String) -> Deed? {
        guard let service, let sequence, let window, let by = body["by"] else { return nil }
        return .ticketNoted(
            TicketNumber(service: ServiceCode(service), sequence: sequence),
            WindowNumber(window),
            Ticket.Note(text: text, by: Badge(by))
        )
    }

    private func deed(_ body: Body, _ needs: Set<Need>) -> Deed? {
        switch kind {
        case .dayOpened, .dayClosed, .hallPaused, .hallResumed, .signedIn, .signInRefused,
            .sessionsEnded, .devicePaired, .deviceUnpaired, .numbersSkipped, .reportedForDuty,
            .clockAccepted, .serialsSkipped:
            return hallDeed(body)
        case .serviceStopped, .serviceResumed, .headMade, .calendarConfirmed, .giveUpTakenBack,
            .priorityGiven, .guidanceChecked, .givenUp:
            return promiseDeed(body)
        case .windowOpened, .windowPaused, .windowClosed, .windowHandedOver, .closingChecked,
            .windowNotToday:
            return window.flatMap { windowDeed(WindowNumber($0), body) }
        case .alarmRaised, .alarmCleared, .rollChanged, .testPageIntended: return deviceDeed(body)
        case _ where kind.isOfNotices: return noticeDeed(body).map { .notice($0) }
        case _ where kind.isOfEnquiries: return enquiryDeed(body).map { .enquiry($0) }
        case _ where kind.isOfItems: return itemDeed(body).map { .item($0) }
        default: break
        }
        guard let service, let sequence else { return nil }
        let ticket = TicketNumber(service: ServiceCode(service), sequence: sequence)
        if let window { return windowTicketDeed(ticket, WindowNumber(window), body) }
        return ticketDeed(ticket, body, needs)
    }

    private func hallDeed(_ body: Body) -> Deed? {
        let badge = Badge(body["by"] ?? "")
        switch kind {
        case .dayOpened:
            guard let date = body["date"].flatMap({ CivilDate($0) }),
                let offset = body.int("offset")
            else { return nil }
            return .dayOpened(
                DayOpening(
                    date: date,
                    offsetMinutes: offset,
                    working: body.int("working") != 0,
                    rehearsal: body.int("rehearsal") == 1,
                    confirmedBy: body["confirmed"].map { Badge($0) },
                    emergencyLast: emergencyLast(body)
                )
            )
        case .dayClosed: return body["date"].flatMap { CivilDate($0) }.map { .dayClosed($0) }
        case .hallPaused:
            return body["reason"].map { reason in
                let kind = body["kind"].flatMap { Standstill.Kind(rawValue: $0) } ?? .pause
                let takes = body.int("takes") == 1
                return .hallPaused(Standstill(kind: kind, reason: reason, takes: takes), by: badge)
            }
        case .hallResumed: return .hallResumed(by: badge)
        case .signedIn: return .signedIn(badge)
        case .signInRefused: return .signInRefused(badge)
        case .reportedForDuty: return .reportedForDuty(badge)
        case .serialsSkipped:
            guard let year = body.int("year"), let notices = body.int("notices"),
                let enquiries = body.int("enquiries")
            else { return nil }
            return .serialsSkipped(year: year, notices: notices, enquiries: enquiries, by: badge)
        case .clockAccepted: return .clockAccepted(by: badge)
        case .sessionsEnded: return body["of"].map { .sessionsEnded(Badge($0), by: badge) }
        case .devicePaired:
            guard let name = body["name"],
                let device = body["as"].flatMap({ PairedDevice(rawValue: $0) })
            else { return nil }
            return .devicePaired(name, device, by: badge)
        case .numbersSkipped: return body.int("to").map { .numbersSkipped(to: $0, by: badge) }
        case .deviceUnpaired: return body["name"].map { .deviceUnpaired($0, by: badge) }
        default: return nil
        }
    }

    private func emergencyLast(_ body: Body) -> [ServiceCode: Int] {
        let numbers = (body["emergency"] ?? "").split(separator: " ")
            .compactMap { TicketNumber(String($0)) }
        return Dictionary(numbers.map { ($0.service, $0.sequence) }) { $1 }
    }

    private func windowDeed(_ window: WindowNumber, _ body: Body) -> Deed? {
        switch kind {
        case .windowOpened: body["by"].map { .windowOpened(window, by: Badge($0)) }
        case .windowHandedOver: body["by"].map { .windowHandedOver(window, to: Badge($0)) }
        case .windowPaused:
            body["reason"].map {
                .windowPaused(window, reason: $0, by: body["by"].map { Badge($0) })
            }
        case .windowNotToday: body["by"].map { .windowNotToday(window, by: Badge($0)) }
        case .windowClosed: .windowClosed(window)
        case .closingChecked:
            body["by"].map { .closingChecked(window, open: body["open"] ?? "", by: Badge($0)) }
        default: nil
        }
    }

    private func windowTicketDeed(
        _ ticket: TicketNumber,
        _ window: WindowNumber,
        _ body: Body
    ) -> Deed? {
        let awaits = body.int("awaits") == 1
        switch kind {
        case .called: return .called(ticket, window, awaitsAnnouncement: awaits)
        case .recalled: return .recalled(ticket, window, awaitsAnnouncement: awaits)
        case .calledOutOfOrder:
            return body["reason"].map { .calledOutOfOrder(ticket, window, reason: $0) }
        case .kept: return body["reason"].map { .kept(ticket, window, reason: $0) }
        case .announced: return .announced(ticket, window)
        case .arrived: return .arrived(ticket, window)
        case .served: return .served(ticket, window)
        case .missed: return .missed(ticket, window)
        case .resumed: return .resumed(ticket, window)
        case .callTakenBack: return .callTakenBack(ticket, window)
        case .undone:
            return body["from"].flatMap { Ticket.State(rawValue: $0) }
                .map { .undone(ticket, window, from: $0) }
        case .casesCounted: return body.int("cases").map { .casesCounted(ticket, window, $0) }
        case .classConfirmed:
            return body["by"].map {
                .classConfirmed(ticket, window, holds: body.int("holds") == 1, by: Badge($0))
            }
        default: return nil
        }
    }

    private func ticketDeed(_ ticket: TicketNumber, _ body: Body, _ needs: Set<Need>) -> Deed? {
        switch kind {
        case .issued: return issue(ticket, body, needs).map { .issued($0) }
        case .limitExceeded:
            guard let reason = body["reason"], let by = body["by"] else { return nil }
            return .limitExceeded(ticket, reason: reason, by: Badge(by))
        case .returned:
            return body.int("standing").map {
                .returned(ticket, standing: Moment(milliseconds: Int64($0)))
            }
        case .transferred:
            let destination: Destination =
                body["service"].map { .service(ServiceCode($0)) }
                ?? body.int("window").map { .window(WindowNumber($0)) } ?? .line
            return body["reason"].map { .transferred(ticket, to: destination, reason: $0) }
        case .ended:
            return body["ending"].flatMap { Ending(rawValue: $0) }.map { .ended(ticket, $0) }
        default: return paperDeed(ticket, body)
        }
    }

    private func issue(_ ticket: TicketNumber, _ body: Body, _ needs: Set<Need>) -> Issue? {
        guard let standing = body.int("standing"), let code = body["code"] else { return nil }
        return Issue(
            ticket: ticket,
            item: body["item"].map { ItemCode($0) },
            visitorClass: body["class"].map { ClassCode($0) } ?? .ordinary,
            standing: Moment(milliseconds: Int64(standing)),
            ordinaryStanding: Moment(milliseconds: Int64(body.int("ordinary") ?? standing)),
            cases: body.int("cases") ?? 1,
            needs: needs,
            linkedTo: body["linked"].flatMap { TicketNumber($0) },
            notice: body["notice"].flatMap { NoticeSerial($0) },
            route: body["route"]?.split(separator: " ").map { ServiceCode(String($0)) } ?? [],
            code: code
        )
    }
}
