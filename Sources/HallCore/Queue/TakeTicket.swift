/// A visitor takes a number 取号.
package struct TakeTicket: Order, Codable {
    package var service: ServiceCode
    package var item: ItemCode?
    package var visitorClass = ClassCode.ordinary
    package var appointment: DayTime?
    package var cases = 1
    package var needs: Set<Need> = []
    package var linkedTo: TicketNumber?
    /// The notice with which the visitor has come back (R9).
    package var notice: NoticeSerial?
    /// Staff may go beyond quota and hours, and say why.
    package var reason: String?
    /// The ticket of an earlier day that goes first today 次日优先, found by the code of its slip.
    package var carried: CarriedTicket?
    /// The code on that slip, as it was typed or scanned.
    package var oldCode: String?
    /// A printer will be asked for the slip: its ledger begins with the number.
    package var wantsSlip = false

    enum CodingKeys: String, CodingKey {
        case service, item, appointment, cases, needs, notice, reason
        case visitorClass = "class"
        case linkedTo = "linked_to"
        case oldCode = "old_code"
    }

    /// What is not said is what most people are: the ordinary class, one case, no needs.
    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        service = try box.decode(ServiceCode.self, forKey: .service)
        item = try box.decodeIfPresent(ItemCode.self, forKey: .item)
        visitorClass =
            try box.decodeIfPresent(ClassCode.self, forKey: .visitorClass) ?? .ordinary
        do {
            appointment = try box.decodeIfPresent(DayTime.self, forKey: .appointment)
        } catch DecodingError.dataCorrupted { throw Refusal.taking(.appointmentUnreadable) }
        cases = try box.decodeIfPresent(Int.self, forKey: .cases) ?? 1
        needs = Set(try box.decodeIfPresent([Need].self, forKey: .needs) ?? [])
        linkedTo = try box.decodeIfPresent(TicketNumber.self, forKey: .linkedTo)
        notice = try box.decodeIfPresent(NoticeSerial.self, forKey: .notice)
        reason = try box.decodeIfPresent(String.self, forKey: .reason)
        oldCode = try box.decodeIfPresent(String.self, forKey: .oldCode)
    }

    package init(service: ServiceCode) {
        self.service = service
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let now = context.now
        try day.checkOpened()
        try day.checkNotClosed(at: now)
        guard let service = day.plan.service(service) else {
            throw .taking(.unknownService(service))
        }
        guard let visitorClass = day.plan.visitorClass(visitorClass) else {
            throw .taking(.unknownClass(visitorClass))
        }
        guard (1...service.casesPerTicketMax).contains(cases) else {
            throw .taking(.casesOutOfRange(max: service.casesPerTicketMax))
        }
        if let linkedTo {
            let other = try day.known(linkedTo)
            guard !other.hasEnded else { throw .taking(.linkedTicketEnded(linkedTo)) }
        }
        let number = try day.nextNumber(of: service.code)
        try day.checkStanding(service.code, isException: reason != nil, at: now)
        var deeds: [Deed] = []
        if visitorClass.code == .carriedOver {
            guard let carried else { throw .field(.fieldMissing("old_code")) }
            guard !day.carriedUsed.contains(carried) else {
                throw .taking(.priorityUsed(carried.ticket))
            }
            deeds.append(.ticket(.priorityGiven(number, carried, by: context.caller.badge)))
        }
        if let reason {
            guard let badge = context.caller.badge else { throw .field(.fieldMissing("staff")) }
            deeds.append(
                .ticket(.limitExceeded(number, reason: try day.checked(reason), by: badge))
            )
        } else {
            try day.checkLimits(of: service, at: now)
        }
        deeds.append(.ticket(.issued(issue(number, visitorClass, on: day, in: context))))
        if wantsSlip { deeds.append(.slip(.slipIntended(number, copy: 1))) }
        return deeds
    }

    /// What the kiosk's own screen can ask for, and no more: what is checked at the desk, standing
    /// of another class or day, an appointment, somebody else's number, is a person's to grant.
    ///
    /// - Parameter hasOwnClass: whether the class is one that the kiosk offers.
    package func checkKiosk(hasOwnClass: Bool) throws(Refusal) {
        let asked = [
            ("reason", reason != nil), ("appointment", appointment != nil),
            ("linked_to", linkedTo != nil), ("old_code", oldCode != nil), ("cases", cases != 1),
            ("class", !hasOwnClass),
        ]
        for (field, isThere) in asked where isThere { throw .field(.fieldNotYours(field)) }
    }

    private func issue(
        _ number: TicketNumber,
        _ visitorClass: ClassPlan,
        on day: HallDay,
        in context: RuleContext
    ) -> Issue {
        let ordinary = day.standing(appointment: appointment, at: context.now)
        return Issue(
            ticket: number,
            item: item,
            visitorClass: visitorClass.code,
            standing: ordinary.adding(seconds: -60 * visitorClass.creditMinutes),
            ordinaryStanding: ordinary,
            cases: cases,
            needs: needs,
            linkedTo: linkedTo,
            notice: notice,
            route: item.flatMap { day.plan.routes[$0] }.map { Array($0.dropFirst()) } ?? [],
            code: context.slipCode
        )
    }

    /// Whether this process prints is no part of it: the same order may be repeated where it does
    /// not.
    package var fingerprint: String {
        var order = self
        order.wantsSlip = false
        return "TakeTicket " + CanonicalForm.text(of: order)
    }
}
