public import HallAPI
public import HallCore

/// The hall's memory. Kept by HallStore; a test keeps it in an array.
///
/// Nothing here is `async`, on purpose: what the desk needs in one piece has no `await` in it.
public protocol Journal: Sendable {
    /// The facts of the newest day, beginning with its opening; empty before the first day.
    func newestDay() throws(JournalFault) -> [RecordedFact]

    /// Facts that were committed after `position`, in order.
    func facts(after position: Int) throws(JournalFault) -> [RecordedFact]

    /// Whether another process may have written since this journal last looked. Cheap.
    func hasForeignFacts() throws(JournalFault) -> Bool

    /// Decides and records one batch under the write lock, in one transaction.
    ///
    /// `decide` is given what was committed by others after `position`, and a look-up of commands
    /// already answered. Returns once every fact would survive a power cut. After a throw nothing
    /// of the batch is recorded.
    func commit(
        after position: Int,
        deciding decide: (_ missed: [RecordedFact], _ answered: AnsweredLookup) -> [JournalEntry]
    ) throws(JournalFault)

    /// The ticket of a day from `first` on and before `today` that ended as 次日优先 and whose newest slip
    /// has this code, and whether its priority was used before `today`; `nil` where there is none.
    func carriedOver(
        code: String,
        from first: CivilDate,
        before today: CivilDate
    ) throws(JournalFault) -> (ticket: CarriedTicket, wasUsed: Bool)?

    /// A keyed hash of a request, 64 hexadecimal digits: tells two requests under one key apart and
    /// says nothing of what is personal in them. The same for every process on this journal.
    func digest(of text: String) -> String

    /// Erases what belongs to tickets of days before `date`: values, salts and their traces.
    func eraseTicketData(before date: CivilDate) throws(JournalFault)
}

/// The answer that was given under a key, if any.
public typealias AnsweredLookup = (_ key: CommandKey) -> AnsweredCommand?

/// One command's part of a batch.
public struct JournalEntry: Hashable, Sendable {
    public let facts: [Fact]
    public let answered: AnsweredCommand?

    public init(facts: [Fact], answered: AnsweredCommand? = nil) {
        self.facts = facts
        self.answered = answered
    }
}

/// What stands in the journal for a key: kept 48 hours.
public struct AnsweredCommand: Hashable, Sendable {
    public let key: CommandKey
    /// Tells the same request from another one under the same key.
    public let digest: String
    public let answer: Answer
    /// The day that the answer's tickets are of: `A001` comes again tomorrow.
    public let day: CivilDate
    public let at: Moment

    public init(key: CommandKey, digest: String, answer: Answer, day: CivilDate, at: Moment) {
        self.key = key
        self.digest = digest
        self.answer = answer
        self.day = day
        self.at = at
    }
}

/// A printer of papers. Each has a thread of its own: a jam stops only that one.
public protocol PaperPrinter: Sendable {
    var name: String { get }
    /// What *printed* means here, at best.
    var promise: PaperPromise { get }

    /// How it is. Returns within the link's patience.
    func look() async -> Set<Trouble>

    /// Looks whether a paper would come out.
    func check() async throws(PrinterFault)

    /// Returns once the paper is cut, as far as the link can promise it.
    ///
    /// - Throws: ``PrinterFault/mayHavePrinted`` tells whether some of it may be out.
    func print(_ paper: PaperOrder) async throws(PrinterFault) -> PaperPromise

    /// Settles what the last run of this program left behind, before anything is printed.
    ///
    /// - Parameter interrupted: a paper was on its way to this printer.
    func begin(interrupted: Bool) async

    /// Takes away what it keeps of a notice's papers; a printer of paper keeps nothing.
    func forget(_ serial: NoticeSerial) async throws(PrinterFault)
}

extension PaperPrinter {
    public func forget(_ serial: NoticeSerial) {}
}

/// A paper that a printer is asked for.
public enum PaperOrder: Hashable, Sendable {
    case slip(SlipOrder)
    case test(TestOrder)
    case emergency(EmergencyOrder)
    case notice(NoticeOrder)
    case sheet(Sheet)
}

/// A copy of a notice, as its pages.
public struct NoticeOrder: Hashable, Sendable {
    public let serial: NoticeSerial
    public let copy: Int
    public let pdf: [UInt8]
    /// From the archive, and none of the two.
    public let isDuplicate: Bool

    public init(serial: NoticeSerial, copy: Int, pdf: [UInt8], isDuplicate: Bool = false) {
        self.serial = serial
        self.copy = copy
        self.pdf = pdf
        self.isDuplicate = isDuplicate
    }
}

/// A page that shows what a printer can do.
public struct TestOrder: Hashable, Sendable {
    public let printer: String
    public let at: Moment
    public let offsetMinutes: Int
    public let rehearsal: Bool

    public init(printer: String, at: Moment, offsetMinutes: Int, rehearsal: Bool) {
        self.printer = printer
        self.at = at
        self.offsetMinutes = offsetMinutes
        self.rehearsal = rehearsal
    }
}

/// A card with a number that was printed beforehand 应急号.
public struct EmergencyOrder: Hashable, Sendable {
    public let ticket: TicketNumber
    public let rehearsal: Bool

    public init(ticket: TicketNumber, rehearsal: Bool) {
        self.ticket = ticket
        self.rehearsal = rehearsal
    }
}

/// One slip to be made.
public struct SlipOrder: Hashable, Sendable {
    public let view: TicketView
    /// More than 1 is a reprint 补打.
    public let copy: Int
    public let rehearsal: Bool
    public let at: Moment
    /// The hall's time zone, in minutes east of UTC.
    public let offsetMinutes: Int

    public init(view: TicketView, copy: Int, rehearsal: Bool, at: Moment, offsetMinutes: Int) {
        self.view = view
        self.copy = copy
        self.rehearsal = rehearsal
        self.at = at
        self.offsetMinutes = offsetMinutes
    }
}

/// Who wants to know that something happened. Takes the news and returns at once.
public protocol Listener: Sendable {
    func hear(_ news: News)
}

/// What happened, and the picture of the day after it.
public struct News: Sendable {
    public let facts: [RecordedFact]
    public let board: BoardView

    public init(facts: [RecordedFact], board: BoardView) {
        self.facts = facts
        self.board = board
    }
}

public protocol WallClock: Sendable {
    var now: Moment { get }
    /// By how much the machine's clock is ahead of this one, or behind it (below 0), where it is not
    /// followed.
    var machineAheadSeconds: Int { get }
    /// Somebody has looked: the machine's clock is right, and is followed.
    ///
    /// - Parameter notBefore: the moment of the newest fact; what is behind it is met at half the speed.
    func acceptMachine(notBefore: Moment)
}

extension WallClock {
    public var machineAheadSeconds: Int { 0 }
    public func acceptMachine(notBefore: Moment) {}
}

/// The hall's time zone.
public protocol HallZone: Sendable {
    /// Minutes east of UTC at `moment`.
    func offsetMinutes(at moment: Moment) -> Int
}

/// The person who refills paper. Hears, and does not keep the desk waiting.
public protocol Attendant: Sendable {
    func hear(_ concern: Concern)
}

/// What asks for a person.
public enum Concern: Hashable, Sendable {
    case slipOwed(TicketNumber, PrinterFault)
    case slipUnknown(TicketNumber, PrinterFault)
    case printerTrouble(PrinterFault)
    case notRecorded(JournalFault)
}
