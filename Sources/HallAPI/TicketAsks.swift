package import HallCore

/// An order about a ticket, as it is asked: `POST /api/tickets/{ticket}/VERB`.
package protocol TicketAsk: Ask, TicketOrder where Reply == TicketReply {}

extension TicketAsk {
    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let (hall, ticket) = (house.hall, ticket)
        let reply = try await house.perform(self, by: caller, key: key) { day, _, now in
            hall.reply(ticket, of: day, at: now)
        }
        guard let reply else {
            throw ServiceError(Refusal.ticket(.unknownTicket(ticket.description)))
        }
        return reply
    }
}

extension Way {
    fileprivate static func ticket(_ verb: String, may: Access) -> Way {
        Way(.post, "/api/tickets/{ticket}/\(verb)", may: may)
    }
}

extension ReturnTicket: TicketAsk {
    package static let way = Way.ticket("return", may: .kiosk(or: .clerk, .guide, .attendant))
}
extension GiveUpTicket: TicketAsk {
    package static let way = Way.ticket("give-up", may: .kiosk(or: .clerk, .guide, .attendant))
}
extension TakeBackTicket: TicketAsk {
    package static let way = Way.ticket("take-back", may: .kiosk(or: .clerk, .guide, .attendant))
}
extension ConfirmGuidance: TicketAsk {
    package static let way = Way.ticket("guided", may: .staff(.clerk, .guide, .attendant))
}

extension TakeTicket: Ask {
    package static let way = Way(.post, "/api/tickets", may: .kiosk(or: .guide, .attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        if case .kiosk = caller {
            do throws(Refusal) {
                try checkKiosk(hasOwnClass: house.hall.isAtKiosk(visitorClass.text))
            } catch { throw ServiceError(error) }
        }
        return house.hall.reply(try await house.take(self, by: caller, key: key))
    }
}

extension ReprintSlip: Ask {
    /// A second paper is the desk's to give.
    package static let way = Way.ticket("reprint", may: .staff(.guide, .attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        house.hall.reply(try await house.reprint(self, by: caller, key: key))
    }
}

extension SettleSlip: Ask {
    /// A kiosk speaks for its visitor alone, who shows the code of this very visit.
    package static let way = Way.ticket("slip", may: .kiosk(or: .guide, .attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        house.hall.reply(try await house.settle(self, by: caller, key: key))
    }
}

extension EnterByHand: Ask {
    package static let way = Way(.post, "/api/emergency/enter", may: .staff(.guide, .attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let (hall, ticket) = (house.hall, ticket)
        if let item, hall.item(item)?.service != ticket.service {
            throw ServiceError(Refusal.taking(.unknownItem(item)))
        }
        let reply = try await house.perform(self, by: caller, key: key) { day, _, now in
            hall.reply(ticket, of: day, at: now)
        }
        guard let reply else {
            throw ServiceError(Refusal.ticket(.unknownTicket(ticket.description)))
        }
        return reply
    }
}

/// One ticket of today, by its number.
package struct ReadTicket: Ask {
    package var ticket: TicketNumber

    package static let way = Way(
        .get,
        "/api/tickets/{ticket}",
        may: .kiosk(or: .clerk, .guide, .attendant, .inspector)
    )

    package init(_ ticket: TicketNumber) {
        self.ticket = ticket
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let (hall, ticket) = (house.hall, ticket)
        let reply = await house.read { day, _, now in hall.reply(ticket, of: day, at: now) }
        guard let reply else {
            throw ServiceError(Refusal.ticket(.unknownTicket(ticket.description)))
        }
        return reply
    }
}

/// The ticket whose slip carries the code. The code is the key to it: whoever has the paper may
/// look, and nothing more.
package struct FindSlip: Ask {
    package var code: String

    package static let way = Way(.get, "/api/slips/{code}", may: .everyone)

    package init(_ code: String) {
        self.code = code
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let (hall, code) = (house.hall, code)
        let reply = await house.read { day, _, now in
            day.ticket(code: ShortCode.typed(code)).flatMap {
                hall.reply($0.number, of: day, at: now)
            }
        }
        guard let reply else { throw ServiceError(Refusal.ticket(.unknownTicket(code))) }
        return reply
    }
}

/// Visitors who told the kiosk that they need help, for the guide.
package struct ReadGuidance: Ask {
    /// Needs are for those who will help; when people leave, that is everybody who works here.
    package static let way = Way(.get, "/api/guidance", may: .staff)

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> GuidanceReply {
        let reply = await Self.reply(in: house)
        if !reply.evacuation {
            do throws(Refusal) { try Access.staff(.clerk, .guide).check(caller) } catch {
                throw ServiceError(error)
            }
        }
        return reply
    }

    static func reply(in house: some House) async -> GuidanceReply {
        let hall = house.hall
        return await house.read { day, _, now in
            let open = day.tickets.filter { !$0.needs.isEmpty && !$0.hasEnded }
            return GuidanceReply(
                tickets: open.compactMap { day.ticketView($0.number, at: now) }
                    .map { hall.reply($0, of: day, at: now, showNeeds: true) },
                evacuation: day.standstill?.kind == .evacuation
            )
        }
    }
}

extension Hall {
    /// Without needs and notes; `nil` where there is no such ticket today.
    func reply(_ ticket: TicketNumber, of day: HallDay, at now: Moment) -> TicketReply? {
        day.ticketView(ticket, at: now).map { reply($0, of: day, at: now, showNeeds: false) }
    }
}
