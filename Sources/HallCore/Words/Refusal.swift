/// Why the hall says no. Every case is an ordinary day's event and has a sentence in both languages
/// (`sentence(in:)`); a new case does not compile until someone has written it.
public enum Refusal: Error, Hashable, Sendable {
    // The day
    case dayNotOpen
    /// `next` is when numbers are given again; `nil` where no calendar says it for certain.
    case dayClosed(next: Opening?)
    case dayNeedsConfirmation(CivilDate)
    case noCalendar(year: Int)
    case dayHasOpenTickets([TicketNumber])
    case hallPaused(reason: String)
    case evacuation(reason: String)
    case hallNotPaused
    case rehearsalFolder
    case realFolder

    // Taking
    case unknownService(ServiceCode)
    case unknownClass(ClassCode)
    case unknownItem(ItemCode)
    case closedToday(next: Opening?)
    case takingClosed(next: DayTime)
    /// No more numbers on this day.
    case takingOver(next: Opening?)
    /// No window serves it now, and none is expected to.
    case nobodyServes(ServiceCode)
    case serviceStands(ServiceCode, ServiceStop)
    /// No ticket of an earlier day that may go first today has a slip with this code.
    case oldCodeUnknown
    case priorityUsed(TicketNumber)
    case serviceFull(ServiceCode, limit: Int)
    case partFull(ServiceCode, limit: Int, next: DayTime?)
    case closingTimeWouldPass(ServiceCode, closes: DayTime)
    case casesOutOfRange(max: Int)
    case appointmentUnreadable
    case linkedTicketEnded(TicketNumber)
    case skipOutOfRange(max: Int)

    // Tickets
    case unknownTicket(String)
    case wrongState(TicketNumber, Ticket.State)
    case ticketAtWindow(TicketNumber, WindowNumber)
    case partyIsBeingServed(TicketNumber, with: TicketNumber)
    case returnTooLate(TicketNumber, minutes: Int)
    case returnedTooOften(TicketNumber, max: Int)
    case nothingToConfirm(TicketNumber)
    /// Not the code of this ticket's slip.
    case codeWrong(TicketNumber)
    case giveUpUndoTooLate(TicketNumber, seconds: Int)

    // Windows
    case unknownWindow(WindowNumber)
    case windowNotOpen(WindowNumber)
    case windowNotPausable(WindowNumber)
    case windowClosed(WindowNumber)
    case windowIsOpen(WindowNumber)
    /// *Next* while a visitor is called: did they come?
    case arrivalUnknown(TicketNumber)
    case windowHasTicket(WindowNumber, TicketNumber)
    case windowHasNoTicket(WindowNumber)
    case notAtThisWindow(TicketNumber, WindowNumber)
    case windowDoesNotServe(WindowNumber, ServiceCode)
    case windowHasQueue(WindowNumber, waiting: Int, kept: Int)
    case nobodyWaiting
    case callingClosed(next: DayTime?)
    case recallTooSoon(TicketNumber, seconds: Int)
    case recalledTooOften(TicketNumber, max: Int)
    case notAnnouncedYet(TicketNumber)
    case missedTooSoon(TicketNumber, seconds: Int)
    case nothingToUndo(WindowNumber)
    case undoTooLate(WindowNumber, seconds: Int)
    case pauseReasonUnknown([String])
    case closingListUnknown(points: Int)
    case casesUncountable(max: Int)
    case reasonMissing
    case reasonTooLong(max: Int)
    case slipNotExpected(TicketNumber)
    case slipNeedsDesk(TicketNumber)

    // Paper and printers
    case unknownPrinter(String)
    case noPrinter
    case emergencyCount(max: Int)
    case notAnEmergencyNumber(TicketNumber, first: Int)
    case emergencyNumberEntered(TicketNumber)
    case handTimeAhead(DayTime)
    case handTimeUnreadable

    // Notices
    case notice(NoticeRefusal)
    case enquiry(EnquiryRefusal)
    case item(ItemRefusal)

    // Fields of an order
    /// What is missing is never guessed: nothing was done.
    case fieldMissing(String)
    /// Nobody asked for it here: nothing is dropped quietly.
    case fieldUnknown(String)
    /// Not of the kind that it has to be, or none of a closed list.
    case fieldWrong(String, choices: [String])
    /// Said in somebody else's name, or beyond what the caller may say.
    case fieldNotYours(String)

    // Commands and people
    case keyReused
    case keyMalformed
    case signInFailed
    case signInLocked(minutes: Int)
    case notAllowed
    case notYourWindow(WindowNumber)
    /// Who is signed in need not sign in again: it is another's to do.
    case notYourRole
    case notOnDuty(Badge)
    /// What two different people have to do.
    case twoPeople
    case calendarUnreadable(Words)
    /// `Config/calendar/` has this year, and otherwise.
    case calendarDiffers(year: Int)
}

extension Refusal {
    /// A stable name for machines: the `type` of a problem on the wire ends in it.
    public var code: String {
        switch self {
        case .notice(let refusal): Self.code("notice", refusal)
        case .enquiry(let refusal): Self.code("enquiry", refusal)
        case .item(let refusal): Self.code("item", refusal)
        default: String(String(describing: self).prefix { $0 != "(" })
        }
    }

    private static func code(_ family: String, _ refusal: some Sendable) -> String {
        let name = String(describing: refusal).prefix { $0 != "(" }
        return family + name.prefix(1).uppercased() + name.dropFirst()
    }

    /// What the hall says, politely, in one sentence that names a way on.
    public func sentence(in language: Language) -> String { words[language] }

    private var words: Words {
        switch self {
        case .dayNotOpen, .dayClosed, .dayNeedsConfirmation, .noCalendar, .dayHasOpenTickets,
            .hallPaused, .hallNotPaused, .rehearsalFolder, .realFolder:
            dayWords
        case .evacuation, .takingOver, .nobodyServes, .serviceStands, .oldCodeUnknown,
            .priorityUsed, .codeWrong, .giveUpUndoTooLate, .windowIsOpen, .arrivalUnknown:
            promiseWords
        case .unknownService, .unknownClass, .unknownItem, .closedToday, .takingClosed,
            .serviceFull, .partFull, .closingTimeWouldPass, .casesOutOfRange,
            .appointmentUnreadable, .linkedTicketEnded, .skipOutOfRange:
            takingWords
        case .unknownTicket, .wrongState, .ticketAtWindow, .partyIsBeingServed, .returnTooLate,
            .returnedTooOften, .nothingToConfirm, .slipNotExpected:
            ticketWords
        case .slipNeedsDesk, .unknownPrinter, .noPrinter, .emergencyCount, .notAnEmergencyNumber,
            .emergencyNumberEntered, .handTimeAhead, .handTimeUnreadable:
            paperWords
        case .unknownWindow, .windowNotOpen, .windowNotPausable, .windowClosed, .windowHasTicket,
            .windowHasNoTicket, .notAtThisWindow, .windowDoesNotServe, .windowHasQueue,
            .nobodyWaiting, .callingClosed, .recallTooSoon, .recalledTooOften, .notAnnouncedYet,
            .missedTooSoon, .nothingToUndo, .undoTooLate, .pauseReasonUnknown,
            .closingListUnknown, .casesUncountable, .reasonMissing, .reasonTooLong:
            windowWords
        case .fieldMissing, .fieldUnknown, .fieldWrong, .fieldNotYours: fieldWords
        case .notice(let refusal): refusal.words
        case .enquiry(let refusal): refusal.words
        case .item(let refusal): refusal.words
        case .twoPeople, .calendarDiffers: promiseWords
        case .calendarUnreadable(let words): words
        case .keyReused, .keyMalformed, .signInFailed, .signInLocked, .notAllowed, .notYourWindow,
            .notYourRole,
            .notOnDuty:
            peopleWords
        }
    }
}
