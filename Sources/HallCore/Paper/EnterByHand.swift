/// A visitor's number that was given on paper when all was down 应急号, entered afterwards 补录.
package struct EnterByHand: Order, Codable {
    package var ticket: TicketNumber
    /// The time that stands on the card, in handwriting.
    package var time: DayTime
    package var item: ItemCode?
    /// The window that has served it meanwhile; `nil` puts it in line.
    package var servedAt: WindowNumber?

    enum CodingKeys: String, CodingKey {
        case ticket, time, item
        case servedAt = "served_at"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        ticket = try box.decode(TicketNumber.self, forKey: .ticket)
        do { time = try box.decode(DayTime.self, forKey: .time) } catch DecodingError.dataCorrupted
        {
            throw Refusal.paper(.handTimeUnreadable)
        }
        item = try box.decodeIfPresent(ItemCode.self, forKey: .item)
        servedAt = try box.decodeIfPresent(WindowNumber.self, forKey: .servedAt)
    }

    package init(
        _ ticket: TicketNumber,
        time: DayTime,
        item: ItemCode? = nil,
        servedAt: WindowNumber? = nil
    ) {
        self.ticket = ticket
        self.time = time
        self.item = item
        self.servedAt = servedAt
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        try day.checkNotClosed(at: context.now)
        try day.checkNotEvacuated()
        guard day.plan.service(ticket.service) != nil else {
            throw .taking(.unknownService(ticket.service))
        }
        let first = day.plan.limits.emergencyFirst
        let last = day.emergencyLast[ticket.service] ?? 0
        guard ticket.sequence >= first, ticket.sequence <= last else {
            throw .paper(.notAnEmergencyNumber(ticket, first: first))
        }
        guard day.ticket(ticket) == nil else { throw .paper(.emergencyNumberEntered(ticket)) }
        let written = day.moment(at: time)
        guard written <= context.now else { throw .paper(.handTimeAhead(time)) }
        let issue = Issue(
            ticket: ticket,
            item: item,
            standing: written,
            ordinaryStanding: written,
            code: context.slipCode
        )
        let entered = Deed.ticket(
            .enteredByHand(ticket, written: written, servedAt: servedAt, by: badge)
        )
        guard let servedAt else { return [entered, .ticket(.issued(issue))] }
        guard day.windows[servedAt] != nil else { throw .window(.unknownWindow(servedAt)) }
        return [entered, .ticket(.issued(issue)), .ticket(.ended(ticket, .served))]
    }
}
