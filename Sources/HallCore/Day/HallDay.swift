/// All that is known about one day in the hall.
///
/// A day is a value. Rules (``Order/deeds(on:in:)``) look at it and answer with deeds or
/// a ``Refusal``; only ``apply(_:)`` changes it. Replaying a day's facts gives the same day.
package struct HallDay: Hashable, Sendable {
    package let plan: HallPlan

    /// How the day began; `nil` before the first day was ever opened.
    package internal(set) var opening: DayOpening?
    package internal(set) var isClosed = false
    /// Why the whole hall stands still, else `nil`.
    package internal(set) var standstill: Standstill?
    /// The times of today at which it stood still, the last one perhaps still.
    var standstills: [Span] = []
    /// Services that stand 停办.
    package internal(set) var stops: [ServiceCode: ServiceStop] = [:]
    /// Who has found the visitors that need guidance, at this evacuation.
    package internal(set) var guided: [TicketNumber: Badge] = [:]
    /// Tickets of earlier days that went first today 次日优先.
    var carriedUsed: Set<CarriedTicket> = []
    /// The hall's working days. No fact: a year that is announced today holds from now on.
    package var calendar = WorkingCalendar(years: [:])
    /// The moment of the newest fact.
    package internal(set) var lastAt = Moment(milliseconds: 0)
    package internal(set) var windows: [WindowNumber: Window] = [:]
    /// Every ticket of the day, in the order of issue.
    package internal(set) var tickets: [Ticket] = []
    /// The newest calls, the newest last, at most ``callsKept``.
    package internal(set) var calls: [ShownCall] = []

    /// Devices that ask for a person, the oldest first.
    package internal(set) var alarms: [Alarm] = []
    /// The newest papers, the newest last, at most ``papersKept``.
    package internal(set) var papers: [PaperRecord] = []
    /// Rolls by printer.
    package internal(set) var rolls: [String: RollUse] = [:]
    /// The last number that was ever printed beforehand, by service.
    package internal(set) var emergencyLast: [ServiceCode: Int] = [:]

    /// What windows left open on their closing lists of this evening; empty is all done.
    package internal(set) var closingLists: [WindowNumber: String] = [:]

    /// Windows that were open today.
    var windowsUsed: Set<WindowNumber> = []
    /// Who has reported at the desk today, and when.
    package internal(set) var onDuty: [Badge: Moment] = [:]

    var indexes: [TicketNumber: Int] = [:]
    var codes: [String: Int] = [:]
    var lines: [ServiceCode: Line] = [:]
    var tallies: [ServiceCode: Tally] = [:]
    /// How many tickets of a party are called or being served.
    var openInParty: [TicketNumber: Int] = [:]
    var missedTickets: Set<TicketNumber> = []
    var keptTickets: Set<TicketNumber> = []
    /// Numbers up to this one may be out: the journal was restored from a copy.
    var skippedTo = 0
    /// The ticket whose `issued` comes next was entered by hand.
    var byHand: TicketNumber?
    /// Waiting tickets that one window alone may call.
    var targeted: Set<TicketNumber> = []

    /// Calls that boards are given.
    static let callsKept = 12
    /// Papers that the attendant is shown.
    static let papersKept = 500

    struct Span: Hashable, Sendable {
        let from: Moment
        var to: Moment?
    }

    package var pauseReason: String? { standstill?.reason }
    package var isEvacuated: Bool { standstill?.kind == .evacuation }

    /// A window as the day knows it.
    package struct Window: Hashable, Sendable {
        package enum State: String, CaseIterable, Codable, Hashable, Sendable {
            case closed, free, called, serving, paused
        }

        package let number: WindowNumber
        package internal(set) var isOpen = false
        package internal(set) var pauseReason: String?
        /// Since when it is paused, whatever it has in hand.
        var pausedSince: Moment?
        /// 今日不开: an attendant has said that nobody is to wait for it.
        package internal(set) var isNotToday = false
        package internal(set) var staff: Badge?
        package internal(set) var ticket: TicketNumber?
        package internal(set) var isServing = false
        /// Since when it has been as it is: opened, paused, with a ticket or without one.
        package internal(set) var since: Moment?
        /// The last step that can be taken back 误按撤销, and the ticket before the last call.
        var lastStep: Step?
        var lastCall: Step?

        /// What a step found, so that it can be taken back without touching the clock.
        struct Step: Hashable, Sendable {
            private let kept: KeptTicket
            var after: Ticket.State
            let at: Moment
            /// What the step put among the seconds of a service.
            var sample: Int?

            var before: Ticket {
                switch kept {
                case .ticket(let ticket): ticket
                }
            }

            init(before: Ticket, after: Ticket.State, at: Moment, sample: Int? = nil) {
                kept = .ticket(before)
                self.after = after
                self.at = at
                self.sample = sample
            }
        }

        /// Behind a reference: a window is moved at each change of it, and a ticket is many words.
        private indirect enum KeptTicket: Hashable, Sendable {
            case ticket(Ticket)
        }

        /// One word for boards and lists: a ticket in hand shows before a pause.
        package var state: State {
            if ticket != nil { return isServing ? .serving : .called }
            guard isOpen else { return .closed }
            return pauseReason == nil ? .free : .paused
        }
    }

    /// A call as boards show it.
    package struct ShownCall: Hashable, Sendable {
        package let ticket: TicketNumber
        package let window: WindowNumber
        package let at: Moment
        package internal(set) var recalls = 0
    }

    /// What one service has done today.
    struct Tally: Hashable, Sendable {
        var issued = 0
        /// The last number that is out.
        var last = 0
        var issuedByPart: [String: Int] = [:]
        /// Seconds a case, of the newest services, the newest last.
        var serviceSeconds: [Int] = []
    }

    package init(plan: HallPlan, calendar: WorkingCalendar = WorkingCalendar(years: [:])) {
        self.plan = plan
        self.calendar = calendar
        for window in plan.windows { windows[window.number] = Window(number: window.number) }
    }

    /// The day's date; the epoch before a day was opened.
    package var date: CivilDate { opening?.date ?? CivilDate(number: 0) }

    package var isRehearsal: Bool { opening?.rehearsal ?? false }

    package func ticket(_ number: TicketNumber) -> Ticket? {
        indexes[number].map { tickets[$0] }
    }

    /// The ticket whose slip carries `code`, unless a reprint made it void.
    package func ticket(code: String) -> Ticket? {
        codes[code].map { tickets[$0] }
    }

    /// The hall's own clock at `moment`.
    package func time(at moment: Moment) -> DayTime {
        let midnight = date.moment(at: DayTime(minutes: 0), offsetMinutes: offsetMinutes)
        return DayTime(minutes: min(max(moment.seconds(since: midnight) / 60, 0), 1440))
    }

    /// The moment of `time` on this day.
    package func moment(at time: DayTime) -> Moment {
        date.moment(at: time, offsetMinutes: offsetMinutes)
    }

    package var offsetMinutes: Int { opening?.offsetMinutes ?? 0 }

    /// The parts of this day; none on a day off.
    package var parts: [DayPart] {
        opening?.working == true ? plan.hours.parts(on: date) : []
    }
}
