/// A ticket as the day knows it.
public struct Ticket: Hashable, Sendable {
    public enum State: String, Codable, CaseIterable, Hashable, Sendable {
        case waiting, called, serving, kept, missed, served, givenUp
        case expired, carriedOver, awaitingReply
    }

    public let number: TicketNumber
    /// What it waits for now; differs from the number's letter after a transfer.
    public internal(set) var service: ServiceCode
    public let item: ItemCode?
    public let visitorClass: ClassCode
    /// `nil` until a clerk has looked at the proof of a claimed class.
    public internal(set) var classHolds: Bool?
    public internal(set) var standing: Moment
    public let ordinaryStanding: Moment
    /// Its place among all tickets of the day, from 0: decides between equal standings.
    public let order: Int
    public let issuedAt: Moment
    public internal(set) var cases: Int
    public let needs: Set<Need>
    /// The first ticket of the same person, or this one.
    public let party: TicketNumber
    /// The notice with which the visitor has come back.
    public let notice: NoticeSerial?
    public internal(set) var route: [ServiceCode]
    public internal(set) var code: String

    public internal(set) var state = State.waiting
    /// The window that called, serves, kept or last had it.
    public internal(set) var window: WindowNumber?
    /// Only this window may call it, after a transfer to a window.
    public internal(set) var target: WindowNumber?
    public internal(set) var call: Call?
    public internal(set) var arrivedAt: Moment?
    /// Since when it is being served without a break, and the seconds before that.
    var servingSince: Moment?
    var servedSeconds = 0
    public internal(set) var endedAt: Moment?
    public internal(set) var missedAt: Moment?
    public internal(set) var returns = 0
    /// How it was given up, while it is.
    public internal(set) var givenUp: GivenUp?
    /// The clerk who first took it up 首办人; stays through every transfer.
    public internal(set) var firstHandler: Badge?
    public internal(set) var slip: Slip?
    /// What the window before says to the next one.
    public internal(set) var note: Note?

    /// Who gave it up, and from where it can be taken back to.
    public struct GivenUp: Hashable, Sendable {
        public let by: GivenUpBy
        let wasMissed: Bool
    }

    /// Words from window to window; erased with the needs, the night after.
    public struct Note: Hashable, Sendable {
        public let text: String
        public let by: Badge

        public init(text: String, by: Badge) {
            self.text = text
            self.by = by
        }
    }

    /// One call and what became of it.
    public struct Call: Hashable, Sendable {
        public let at: Moment
        /// A board or the voice has this call and has not said yet that it is out.
        public internal(set) var awaitsAnnouncement: Bool
        public internal(set) var firstAnnouncedAt: Moment?
        public internal(set) var lastAnnouncedAt: Moment?
        public internal(set) var recalls = 0
    }

    /// The newest paper for this ticket, as the ledger has it.
    public struct Slip: Hashable, Sendable {
        public enum State: String, Codable, CaseIterable, Hashable, Sendable {
            case owed, sending, printed, unknown
            /// A person has looked: it did not come out.
            case lost
            /// A later copy was made instead.
            case replaced
        }

        /// 1 for the first paper; more is a reprint 补打.
        public internal(set) var copy: Int
        public internal(set) var state: State
        public internal(set) var reason: String?
    }

    /// No further fact but paper will come.
    public var hasEnded: Bool { endedAt != nil }

    /// A window has it in hand.
    public var isOpen: Bool { state == .called || state == .serving }
}

/// The place of a ticket in a line: smallest first. **The** order: calling, position and waiting
/// time all come from here.
public struct Urgency: Comparable, Hashable, Sendable {
    let milliseconds: Int64
    let order: Int

    /// - Parameter rank: minutes by which this service comes earlier at the window that asks; 0
    ///   where no window asks.
    init(of ticket: Ticket, rank: Int = 0) {
        milliseconds = ticket.standing.milliseconds - Int64(rank) * 60_000
        order = ticket.order
    }

    public static func < (left: Urgency, right: Urgency) -> Bool {
        left.milliseconds != right.milliseconds
            ? left.milliseconds < right.milliseconds : left.order < right.order
    }
}
