/// What somebody asks of the hall. A rule answers each with deeds or a ``Refusal``.
public enum Command: Hashable, Sendable {
    case take(TakeRequest)
    case openWindow(WindowNumber, by: Badge)
    case pauseWindow(WindowNumber, reason: String, by: Badge)
    /// Closed today 今日不开: nobody is to wait for it.
    case markNotToday(WindowNumber, by: Badge)
    case closeWindow(WindowNumber, to: Destination?)
    /// What the ticket in hand comes to, if there is one, and the next call in one command. While a
    /// visitor is called, `arrived` says whether they came: *served*, else *missed*; without it the
    /// hall asks (``Refusal/arrivalUnknown(_:)``). `of` is the ticket that the answer is about, so that
    /// a late one is not taken for another's.
    case next(WindowNumber, arrived: Bool?, of: TicketNumber?)
    case call(WindowNumber)
    /// A call by number, past others, with a reason.
    case callOutOfOrder(WindowNumber, TicketNumber, reason: String)
    case recall(WindowNumber)
    case announced(TicketNumber, WindowNumber)
    case arrived(WindowNumber)
    case served(WindowNumber)
    case missed(WindowNumber)
    case keep(WindowNumber, reason: String)
    /// `nil` takes up the ticket that this window has kept longest.
    case resume(WindowNumber, TicketNumber?)
    case transfer(WindowNumber, to: Destination, reason: String)
    case confirmClass(WindowNumber, holds: Bool, by: Badge)
    /// Takes back the window's last step, within seconds.
    case undo(WindowNumber)
    case countCases(WindowNumber, Int)
    case note(WindowNumber, String, by: Badge)
    /// - Parameter done: points of the closing list, from 0.
    case checkClosing(WindowNumber, done: Set<Int>, by: Badge)
    case comeBack(TicketNumber)
    case giveUp(TicketNumber, by: Actor)
    /// Within seconds, by whoever gave it up or by staff.
    case takeBackGiveUp(TicketNumber, by: Actor)
    case pauseHall(Standstill, by: Badge)
    /// A visitor who needs guidance was found at an evacuation.
    case checkGuidance(TicketNumber, by: Badge)
    /// 停办: see ``Deed/serviceStopped(_:_:by:)``.
    case stopService(ServiceCode, ServiceStop, waiting: StoppedQueue, wantsSlips: Bool, by: Badge)
    case resumeService(ServiceCode, by: Badge)
    /// See ``Deed/calendarConfirmed(year:digest:by:)``.
    case confirmCalendar(year: Int, digest: String, by: [Badge])
    case resumeHall(by: Badge)
    /// After a restore: see ``Deed/numbersSkipped(to:by:)``.
    case skipNumbers(to: Int, by: Badge)
    /// After a restore: see ``Deed/serialsSkipped(year:notices:enquiries:by:)``.
    case skipSerials(year: Int, notices: Int, enquiries: Int, by: Badge)
    /// See ``Deed/clockAccepted(by:)``; whoever performs it tells the clock.
    case acceptClock(by: Badge)
    /// With slips for tomorrow 次日优先 where a printer is there for them.
    case closeDay(wantsSlips: Bool)
    /// Nothing but the day's turning, if it is due: the hub looks at the clock once a second.
    case wake
    /// An attendant has looked at the date of a day far ahead of the last one.
    case confirmDay(by: Badge)
    /// A second paper 补打 of a ticket that is still of use, with a reason; the old code is void.
    case reprint(TicketNumber, reason: String)
    /// What the printer did with a slip.
    case paper(TicketNumber, copy: Int, PaperStep)
    /// Whether an unknown slip came out; where it did not, a second one is made. Without a badge it
    /// is the visitor who says so.
    case settleSlip(TicketNumber, copy: Int, cameOut: Bool, by: Badge?)
    /// That `DATA/head` was made anew.
    case noteHead(by: Badge)
    case raiseAlarm(device: String, Trouble)
    case clearAlarm(device: String, Trouble)
    case changeRoll(device: String, by: Badge)
    case printTest(device: String, by: Badge)
    case printEmergency(ServiceCode, count: Int, by: Badge)
    case enterByHand(HandEntry)
    case signIn(Badge, accepted: Bool)
    /// 签到 at the guidance desk; who it is has been shown.
    case reportForDuty(Badge)
    case endSessions(Badge, by: Badge)
    case pairDevice(String, PairedDevice, by: Badge)
    case unpairDevice(String, by: Badge)
}

/// One step of a slip through its ledger.
public enum PaperStep: Hashable, Sendable {
    case sending(printer: String)
    case printed(PaperPromise)
    case unknown(reason: String)
    case owed(reason: String)
}

/// A visitor's wish for a number.
public struct TakeRequest: Hashable, Sendable {
    public var service: ServiceCode
    public var item: ItemCode?
    public var visitorClass = ClassCode.ordinary
    public var appointment: DayTime?
    public var cases = 1
    public var needs: Set<Need> = []
    public var linkedTo: TicketNumber?
    /// The notice with which the visitor has come back (R9).
    public var notice: NoticeSerial?
    /// Staff may go beyond quota and hours, with a reason that is kept.
    public var exception: Exception?
    /// The ticket of an earlier day that goes first today 次日优先, found by the code of its slip.
    public var carried: CarriedTicket?
    /// The code on that slip, as it was typed or scanned.
    public var oldCode: String?
    /// Who hands it out, where a member of staff does.
    public var staff: Badge?
    /// A printer will be asked for the slip: its ledger begins with the number.
    public var wantsSlip = false

    /// Who goes beyond a limit, and why.
    public struct Exception: Hashable, Sendable {
        public let by: Badge
        public let reason: String

        public init(by: Badge, reason: String) {
            self.by = by
            self.reason = reason
        }
    }

    public init(service: ServiceCode) {
        self.service = service
    }
}

/// What a rule is told beside the day and the command.
public struct Circumstances: Hashable, Sendable {
    public var now: Moment
    /// A board or a voice will say when a call is out.
    public var announcerRuns: Bool
    /// Codes for slips, one a taking; made outside, since a rule rolls no dice.
    public var slipCode: String

    public init(now: Moment, announcerRuns: Bool = false, slipCode: String = "") {
        self.now = now
        self.announcerRuns = announcerRuns
        self.slipCode = slipCode
    }
}

extension HallDay {
    /// The deeds that follow from `command`, or why the hall says no. Changes nothing.
    public func deeds(
        for command: Command,
        in circumstances: Circumstances
    ) throws(Refusal) -> [Deed] {
        let now = circumstances.now
        switch command {
        case .take(let request): return try taking(request, in: circumstances)
        case .openWindow(let window, let badge): return try opening(window, by: badge)
        case .pauseWindow(let window, let reason, let badge):
            return try pausing(window, reason: reason, by: badge)
        case .markNotToday(let window, let badge): return try markingNotToday(window, by: badge)
        case .closeWindow(let window, let to): return try closing(window, to: to, at: now)
        case .next(let window, _, _):
            // Two steps, each on the day that the one before leaves: see ``decide(_:in:)``.
            return windows[window]?.ticket == nil
                ? [try calling(window, in: circumstances)] : try serving(window)
        case .call(let window): return [try calling(window, in: circumstances)]
        case .callOutOfOrder(let window, let ticket, let reason):
            return try callingOutOfOrder(window, ticket, reason, in: circumstances)
        case .recall(let window): return [try recalling(window, in: circumstances)]
        case .announced(let ticket, let window): return announcing(ticket, window)
        case .arrived(let window): return try arriving(window)
        case .served(let window): return try serving(window)
        case .missed(let window): return [try missing(window, in: circumstances)]
        case .keep(let window, let reason): return [try keeping(window, reason: reason)]
        case .resume(let window, let ticket): return [try resuming(window, ticket)]
        case .transfer(let window, let to, let reason):
            return [try transferring(window, to: to, reason: reason, at: now)]
        case .confirmClass(let window, let holds, let badge):
            return [try confirming(window, holds: holds, by: badge)]
        case .undo(let window): return [try undoing(window, at: now)]
        case .countCases(let window, let cases): return try countingCases(window, cases)
        case .note(let window, let text, let badge):
            return [try noting(window, text, by: badge)]
        case .checkClosing(let window, let done, let badge):
            return [try checkingClosing(window, done: done, by: badge)]
        case .comeBack(let ticket): return [try returning(ticket, at: now)]
        case .giveUp(let ticket, let actor): return [try givingUp(ticket, by: actor)]
        case .takeBackGiveUp(let ticket, let actor):
            return [try takingBackGiveUp(ticket, by: actor, at: now)]
        case .pauseHall(let standstill, let badge): return [try pausingHall(standstill, by: badge)]
        case .checkGuidance(let ticket, let badge): return try checkingGuidance(ticket, by: badge)
        case .stopService(let service, let stop, let queue, let wantsSlips, let badge):
            return try stopping(service, stop, queue, wantsSlips: wantsSlips, by: badge, at: now)
        case .resumeService(let service, let badge): return try resuming(service, by: badge)
        case .confirmCalendar(let year, let digest, let badges):
            return [.calendarConfirmed(year: year, digest: digest, by: badges)]
        case .resumeHall(let badge):
            guard standstill != nil else { throw .hallNotPaused }
            return [.hallResumed(by: badge)]
        case .skipNumbers(let last, let badge): return [try skippingNumbers(to: last, by: badge)]
        case .skipSerials(let year, let notices, let enquiries, let badge):
            return [.serialsSkipped(year: year, notices: notices, enquiries: enquiries, by: badge)]
        case .acceptClock(let badge): return [.clockAccepted(by: badge)]
        case .closeDay(let wantsSlips): return try closingDay(wantsSlips: wantsSlips)
        case .wake, .confirmDay: return []  // The day's turning carries the attendant's badge.
        case .reprint(let ticket, let reason):
            return try reprinting(ticket, reason: reason, code: circumstances.slipCode)
        case .paper(let ticket, let copy, let step): return [try paper(ticket, copy, step)]
        case .settleSlip, .noteHead, .raiseAlarm, .clearAlarm, .changeRoll, .printTest,
            .printEmergency,
            .enterByHand:
            return try paperDeeds(for: command, in: circumstances)
        case .signIn(let badge, let accepted):
            return [accepted ? .signedIn(badge) : .signInRefused(badge)]
        case .reportForDuty(let badge): return try reportingForDuty(badge)
        case .endSessions(let badge, let manager): return [.sessionsEnded(badge, by: manager)]
        case .pairDevice(let name, let device, let badge):
            return [.devicePaired(name, device, by: badge)]
        case .unpairDevice(let name, let badge): return [.deviceUnpaired(name, by: badge)]
        }
    }

    private func paperDeeds(
        for command: Command,
        in circumstances: Circumstances
    ) throws(Refusal) -> [Deed] {
        switch command {
        case .settleSlip(let ticket, let copy, let cameOut, let badge):
            return try settling(
                ticket,
                copy: copy,
                cameOut: cameOut,
                by: badge,
                code: circumstances.slipCode
            )
        case .noteHead(let badge): return [.headMade(by: badge)]
        case .raiseAlarm(let device, let trouble): return try raising(device, trouble)
        case .clearAlarm(let device, let trouble): return clearing(device, trouble)
        case .changeRoll(let device, let badge): return try changingRoll(device, by: badge)
        case .printTest(let device, let badge): return try testing(device, by: badge)
        case .printEmergency(let service, let count, let badge):
            return try printingEmergency(service, count: count, by: badge)
        case .enterByHand(let entry): return try entering(entry, in: circumstances)
        default: preconditionFailure("\(command) is not about paper")
        }
    }

    /// Decides `command` and applies it, and gives the facts that have to be recorded.
    ///
    /// *Next* is *served*, then *call* on the day after it; where nobody can be called, *served*
    /// stands alone. A refusal leaves the day as it was.
    public mutating func decide(
        _ command: Command,
        in circumstances: Circumstances
    ) throws(Refusal) -> [Fact] {
        let steps = try steps(of: command)
        var facts: [Fact] = []
        for (index, step) in steps.enumerated() {
            let deeds: [Deed]
            do { deeds = try self.deeds(for: step, in: circumstances) } catch {
                if index == 0 { throw error }
                break
            }
            for deed in deeds {
                let fact = Fact(deed, at: max(circumstances.now, lastAt))
                apply(fact)
                facts.append(fact)
            }
        }
        return facts
    }

    /// *Next* in its two steps; any other command is its own.
    private func steps(of command: Command) throws(Refusal) -> [Command] {
        guard case .next(let window, let arrived, let named) = command else { return [command] }
        guard let held = windows[window]?.ticket else {
            if let named { throw .notAtThisWindow(named, window) }
            return [command]
        }
        if let named, named != held { throw .notAtThisWindow(named, window) }
        guard ticket(held)?.state == .called else {
            // Nobody who is being served did not come.
            if arrived == false { throw .wrongState(held, .serving) }
            return [.served(window), .call(window)]
        }
        guard let arrived else { throw .arrivalUnknown(held) }
        return [arrived ? .served(window) : .missed(window), .call(window)]
    }

    /// A reason as it will stand in the journal.
    func checked(_ reason: String) throws(Refusal) -> String {
        guard reason.isVisible else { throw .reasonMissing }
        guard reason.unicodeScalars.count <= plan.limits.reasonCharactersMax else {
            throw .reasonTooLong(max: plan.limits.reasonCharactersMax)
        }
        try reason.checkPrintable()
        return reason
    }
}
