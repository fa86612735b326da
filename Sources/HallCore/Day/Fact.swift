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

/// What happened. A deed names a ticket by its number; only `issued` says more about it.
public enum Deed: Hashable, Sendable {
    case dayOpened(DayOpening)
    case dayClosed(CivilDate)
    case hallPaused(Standstill, by: Badge)
    case hallResumed(by: Badge)
    /// 停办: no numbers and no calls of this service, until it goes on.
    case serviceStopped(ServiceCode, ServiceStop, by: Badge)
    case serviceResumed(ServiceCode, by: Badge)
    /// `DATA/head` was lost and is made anew, after the whole chain was looked at.
    case headMade(by: Badge)
    /// Two people have confirmed the State Council's text for a year, each by a PIN; `digest` is the
    /// SHA-256 of the file `DATA/calendar/YEAR.toml`, hexadecimal.
    case calendarConfirmed(year: Int, digest: String, by: [Badge])

    case windowOpened(WindowNumber, by: Badge)
    /// `nil` before 0.4, when nobody's name was kept.
    case windowPaused(WindowNumber, reason: String, by: Badge?)
    case windowClosed(WindowNumber)
    case windowHandedOver(WindowNumber, to: Badge)
    /// 今日不开, by an attendant; ended by opening.
    case windowNotToday(WindowNumber, by: Badge)
    /// The closing list 三好一无 of the evening, and what of it is still open.
    case closingChecked(WindowNumber, open: String, by: Badge)

    case issued(Issue)
    /// Numbers up to this one may be out already, since the journal was restored from a copy: no machine
    /// gives them again on this day.
    case numbersSkipped(to: Int, by: Badge)
    /// After a restore: serials of notices and numbers of enquiries of this year may be out up to these.
    case serialsSkipped(year: Int, notices: Int, enquiries: Int, by: Badge)
    /// The machine's clock was looked at, and the hall's follows it.
    case clockAccepted(by: Badge)
    /// Staff gave a number beyond a quota or out of hours, and said why. Comes before `issued`.
    case limitExceeded(TicketNumber, reason: String, by: Badge)
    case called(TicketNumber, WindowNumber, awaitsAnnouncement: Bool)
    /// A call by number, past others. Comes before its `called`.
    case calledOutOfOrder(TicketNumber, WindowNumber, reason: String)
    /// The board showed and the voice spoke the call; the moment is the announcement's end.
    case announced(TicketNumber, WindowNumber)
    case recalled(TicketNumber, WindowNumber, awaitsAnnouncement: Bool)
    case arrived(TicketNumber, WindowNumber)
    case classConfirmed(TicketNumber, WindowNumber, holds: Bool, by: Badge)
    case served(TicketNumber, WindowNumber)
    case missed(TicketNumber, WindowNumber)
    case returned(TicketNumber, standing: Moment)
    case kept(TicketNumber, WindowNumber, reason: String)
    case resumed(TicketNumber, WindowNumber)
    case transferred(TicketNumber, to: Destination, reason: String)
    case givenUp(TicketNumber, by: GivenUpBy)
    /// It waits with its old standing; what was missed is missed again.
    case giveUpTakenBack(TicketNumber, by: GivenUpBy)
    /// 次日优先, by the code of the old slip. Comes before its `issued`.
    case priorityGiven(TicketNumber, CarriedTicket, by: Badge?)
    /// A visitor who needs guidance was found at an evacuation.
    case guidanceChecked(TicketNumber, by: Badge)
    /// A call that was a slip of the finger: the ticket is in its old place.
    case callTakenBack(TicketNumber, WindowNumber)
    /// The window's last step, which led to `from`, did not count: the ticket is in hand again, as it was.
    case undone(TicketNumber, WindowNumber, from: Ticket.State)
    /// How many cases 件数 it really was.
    case casesCounted(TicketNumber, WindowNumber, Int)
    /// For the next window. The words stand beside the chain and are erased the night after.
    case ticketNoted(TicketNumber, WindowNumber, Ticket.Note)
    /// The day's closing gave the ticket its ending.
    case ended(TicketNumber, Ending)

    /// A second paper is made: the code on the first one is void.
    case slipRecoded(TicketNumber, code: String, reason: String)
    case slipIntended(TicketNumber, copy: Int)
    /// From here on bytes may reach `printer`: what is interrupted now is unknown.
    case slipSending(TicketNumber, copy: Int, printer: String)
    case slipPrinted(TicketNumber, copy: Int, promise: PaperPromise)
    case slipUnknown(TicketNumber, copy: Int, reason: String)
    case slipOwed(TicketNumber, copy: Int, reason: String)
    /// A person has looked whether an unknown slip came out; without a badge it is the visitor.
    case slipSettled(TicketNumber, copy: Int, cameOut: Bool, by: Badge?)

    case alarmRaised(device: String, Trouble)
    case alarmCleared(device: String, Trouble)
    case rollChanged(device: String, by: Badge)
    case testPageIntended(device: String, by: Badge)
    /// Numbers printed beforehand 应急号: these and no others, never again.
    case emergencyIntended(ServiceCode, first: Int, count: Int, by: Badge)
    /// Such a number was given to a visitor 补录. Comes before its `issued`.
    case enteredByHand(TicketNumber, written: Moment, servedAt: WindowNumber?, by: Badge)

    /// What happens to notices outlives the day.
    case notice(NoticeDeed)
    case enquiry(EnquiryDeed)
    case item(ItemDeed)

    case signedIn(Badge)
    case signInRefused(Badge)
    /// Shown at the guidance desk who they are 签到 (R47).
    case reportedForDuty(Badge)
    /// The manager has ended somebody's sessions.
    case sessionsEnded(Badge, by: Badge)
    /// A kiosk or board on another machine was let in by name, and taken back.
    case devicePaired(String, PairedDevice, by: Badge)
    case deviceUnpaired(String, by: Badge)
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
