/// Something that happened in the hall. Facts are recorded before they are believed, and never
/// changed afterwards.
public struct Fact: Hashable, Sendable {
    /// Never before the fact before it.
    public let at: Moment
    public let deed: Deed

    public init(_ deed: Deed, at: Moment) {
        self.at = at
        self.deed = deed
    }
}

/// A fact and its place in the journal.
public struct RecordedFact: Hashable, Sendable {
    /// From 1, without a gap, in the order of commit.
    public let position: Int
    public let fact: Fact

    public init(position: Int, fact: Fact) {
        self.position = position
        self.fact = fact
    }
}

/// What happened, by matter.
public enum Deed: Hashable, Sendable {
    case day(DayDeed)
    case window(WindowDeed)
    case ticket(TicketDeed)
    case call(CallDeed)
    case correction(CorrectionDeed)
    case slip(SlipDeed)
    case device(DeviceDeed)
    case staff(StaffDeed)
    /// What happens to notices outlives the day.
    case notice(NoticeDeed)
    case enquiry(EnquiryDeed)
    case item(ItemDeed)
}

/// What another machine was let in as.
public enum PairedDevice: String, CaseIterable, Codable, Hashable, Sendable {
    /// Takes numbers and looks after tickets.
    case kiosk
    /// Its glass counts: a call that it shows is announced.
    case board
}

/// How a day began.
public struct DayOpening: Hashable, Sendable {
    public let date: CivilDate
    /// The hall's time zone on this day, in minutes east of UTC.
    public let offsetMinutes: Int
    /// A working day by the calendar of the day it was opened.
    public internal(set) var working: Bool
    /// A rehearsal 演练: its papers are not valid.
    public let rehearsal: Bool
    /// The attendant who confirmed a day far ahead of the last one, else `nil`.
    public let confirmedBy: Badge?
    /// The last number that was ever printed beforehand, by service: carried from day to day.
    public internal(set) var emergencyLast: [ServiceCode: Int]

    public init(
        date: CivilDate,
        offsetMinutes: Int,
        working: Bool = true,
        rehearsal: Bool = false,
        confirmedBy: Badge? = nil,
        emergencyLast: [ServiceCode: Int] = [:]
    ) {
        self.date = date
        self.offsetMinutes = offsetMinutes
        self.working = working
        self.rehearsal = rehearsal
        self.confirmedBy = confirmedBy
        self.emergencyLast = emergencyLast
    }
}

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

/// Where a ticket goes next.
public enum Destination: Hashable, Sendable {
    case service(ServiceCode)
    case window(WindowNumber)
    /// Back into the line of its own service, for whoever calls next.
    case line
}

/// The ending that closing the day gives to a ticket that has none.
public enum Ending: String, CaseIterable, Hashable, Sendable {
    case served
    case givenUp
    /// Missed and never came back 过号作废.
    case expired
    /// Could not be served: goes first tomorrow 次日优先.
    case carriedOver
    /// Its enquiry is still open 待答复.
    case awaitingReply
}
