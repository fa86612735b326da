/// Everything that is known of a ticket when it is given out.
public struct Issue: Hashable, Sendable {
    public var ticket: TicketNumber
    public var item: ItemCode?
    public var visitorClass: ClassCode
    /// The moment that decides its place: decided once, so that later settings do not move it.
    public var standing: Moment
    /// What the standing becomes if the claimed class is not confirmed.
    public var ordinaryStanding: Moment
    public var cases: Int
    /// Kept apart from the chain of facts and erased the night after.
    public var needs: Set<Need>
    /// Another ticket of the same person.
    public var linkedTo: TicketNumber?
    /// The notice with which the visitor has come back (R9).
    public var notice: NoticeSerial?
    /// Services still to come after this one, in turn.
    public var route: [ServiceCode]
    /// What the slip's QR code carries: opaque, unique, void after a reprint.
    public var code: String

    public init(
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
