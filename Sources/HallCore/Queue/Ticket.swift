/// A ticket as the day knows it.
package struct Ticket: Hashable, Sendable {
    package enum State: String, Codable, CaseIterable, Hashable, Sendable {
        case waiting, called, serving, kept, missed, served, givenUp
        case expired, carriedOver, awaitingReply
    }

    package let number: TicketNumber
    /// What it waits for now; differs from the number's letter after a transfer.
    package internal(set) var service: ServiceCode
    package let item: ItemCode?
    package let visitorClass: ClassCode
    /// `nil` until a clerk has looked at the proof of a claimed class.
    package internal(set) var classHolds: Bool?
    package internal(set) var standing: Moment
    package let ordinaryStanding: Moment
    /// Its place among all tickets of the day, from 0: decides between equal standings.
    package let order: Int
    package let issuedAt: Moment
    package internal(set) var cases: Int
    package let needs: Set<Need>
    /// The first ticket of the same person, or this one.
    package let party: TicketNumber
    /// The notice with which the visitor has come back.
    package let notice: NoticeSerial?
    package internal(set) var route: [ServiceCode]
    package internal(set) var code: String

    package internal(set) var state = State.waiting
    /// The window that called, serves, kept or last had it.
    package internal(set) var window: WindowNumber?
    /// Only this window may call it, after a transfer to a window.
    package internal(set) var target: WindowNumber?
    package internal(set) var call: Call?
    package internal(set) var arrivedAt: Moment?
    /// Since when it is being served without a break, and the seconds before that.
    var servingSince: Moment?
    var servedSeconds = 0
    package internal(set) var endedAt: Moment?
    package internal(set) var missedAt: Moment?
    package internal(set) var returns = 0
    /// How it was given up, while it is.
    package internal(set) var givenUp: GivenUp?
    /// The clerk who first took it up 首办人; stays through every transfer.
    package internal(set) var firstHandler: Badge?
    package internal(set) var slip: Slip?
    /// What the window before says to the next one.
    package internal(set) var note: Note?

    /// Who gave it up, and from where it can be taken back to.
    package struct GivenUp: Hashable, Sendable {
        package let by: GivenUpBy
        let wasMissed: Bool
    }

    /// Words from window to window; erased with the needs, the night after.
    package struct Note: Hashable, Sendable {
        package let text: String
        package let by: Badge

        package init(text: String, by: Badge) {
            self.text = text
            self.by = by
        }
    }

    /// One call and what became of it.
    package struct Call: Hashable, Sendable {
        package let at: Moment
        /// A board or the voice has this call and has not said yet that it is out.
        package internal(set) var awaitsAnnouncement: Bool
        package internal(set) var firstAnnouncedAt: Moment?
        package internal(set) var lastAnnouncedAt: Moment?
        package internal(set) var recalls = 0
    }

    /// The newest paper for this ticket, as the ledger has it.
    package struct Slip: Hashable, Sendable {
        package enum State: String, Codable, CaseIterable, Hashable, Sendable {
            case owed, sending, printed, unknown
            /// A person has looked: it did not come out.
            case lost
            /// A later copy was made instead.
            case replaced
        }

        /// 1 for the first paper; more is a reprint 补打.
        package internal(set) var copy: Int
        package internal(set) var state: State
        package internal(set) var reason: String?
    }

    /// On the way through its stations: the one that is reached is left out, and nobody is sent to
    /// where they are or have just been.
    mutating func reach(_ station: ServiceCode) {
        if let place = route.firstIndex(of: station) { route.remove(at: place) }
        var last = station
        route = route.filter { code in
            defer { last = code }
            return code != last
        }
    }

    /// No further fact but paper will come.
    package var hasEnded: Bool { endedAt != nil }

    /// A window has it in hand.
    package var isOpen: Bool { state == .called || state == .serving }
}

/// The place of a ticket in a line: smallest first. **The** order: calling, position and waiting
/// time all come from here.
package struct Urgency: Comparable, Hashable, Sendable {
    let milliseconds: Int64
    let order: Int

    /// - Parameter rank: minutes by which this service comes earlier at the window that asks; 0
    ///   where no window asks.
    init(of ticket: Ticket, rank: Int = 0) {
        milliseconds = ticket.standing.milliseconds - Int64(rank) * 60_000
        order = ticket.order
    }

    package static func < (left: Urgency, right: Urgency) -> Bool {
        left.milliseconds != right.milliseconds
            ? left.milliseconds < right.milliseconds : left.order < right.order
    }
}
