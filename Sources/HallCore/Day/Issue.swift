/// Everything that is known of a ticket when it is given out.
package struct Issue: Hashable, Sendable {
    package var ticket: TicketNumber
    package var item: ItemCode?
    package var visitorClass: ClassCode
    /// The moment that decides its place: decided once, so that later settings do not move it.
    package var standing: Moment
    /// What the standing becomes if the claimed class is not confirmed.
    package var ordinaryStanding: Moment
    package var cases: Int
    /// Kept apart from the chain of facts and erased the night after.
    package var needs: Set<Need>
    /// Another ticket of the same person.
    package var linkedTo: TicketNumber?
    /// The notice with which the visitor has come back (R9).
    package var notice: NoticeSerial?
    /// Services still to come after this one, in turn.
    package var route: [ServiceCode]
    /// What the slip's QR code carries: opaque, unique, void after a reprint.
    package var code: String

    package init(
        ticket: TicketNumber,
        item: ItemCode? = nil,
        visitorClass: ClassCode = .ordinary,
        standing: Moment,
        ordinaryStanding: Moment,
        cases: Int = 1,
        needs: Set<Need> = [],
        linkedTo: TicketNumber? = nil,
        notice: NoticeSerial? = nil,
        route: [ServiceCode] = [],
        code: String
    ) {
        self.ticket = ticket
        self.item = item
        self.visitorClass = visitorClass
        self.standing = standing
        self.ordinaryStanding = ordinaryStanding
        self.cases = cases
        self.needs = needs
        self.linkedTo = linkedTo
        self.notice = notice
        self.route = route
        self.code = code
    }
}
