import HallAPI
public import HallCore

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
    func print(_ paper: PrintJob) async throws(PrinterFault) -> PaperPromise

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
public enum PrintJob: Hashable, Sendable {
    case slip(SlipJob)
    case test(TestJob)
    case emergency(EmergencyJob)
    case notice(NoticeJob)
    case sheet(Sheet)
}

/// A copy of a notice, as its pages.
public struct NoticeJob: Hashable, Sendable {
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
public struct TestJob: Hashable, Sendable {
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
public struct EmergencyJob: Hashable, Sendable {
    public let ticket: TicketNumber
    public let rehearsal: Bool

    public init(ticket: TicketNumber, rehearsal: Bool) {
        self.ticket = ticket
        self.rehearsal = rehearsal
    }
}

/// One slip to be made.
public struct SlipJob: Hashable, Sendable {
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
    /// By how much the machine's clock is ahead of this one, or behind it (below 0), where it is
    /// not followed.
    var machineAheadSeconds: Int { get }
    /// Somebody has looked: the machine's clock is right, and is followed.
    ///
    /// - Parameter notBefore: the moment of the newest fact; what is behind it is met at half the
    ///   speed.
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
