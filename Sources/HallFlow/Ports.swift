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

/// A command's own name, made when its confirming screen opens: five taps are one ticket.
public struct CommandKey: Hashable, Sendable {
    public let text: String

    /// `nil` unless `text` has 1 to 80 printable ASCII characters.
    public init?(_ text: String) {
        guard (1...80).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.text = text
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

/// What a command came to.
public struct Answer: Hashable, Sendable {
    /// The ticket that was taken, called or otherwise handled.
    public var ticket: TicketNumber?
    /// The ticket that was finished on the way, by *next*.
    public var finished: TicketNumber?

    public init(ticket: TicketNumber? = nil, finished: TicketNumber? = nil) {
        self.ticket = ticket
        self.finished = finished
    }
}

/// Paper. Called for one slip at a time.
public protocol SlipPrinter: Sendable {
    var name: String { get }

    /// Looks whether a slip would come out. Returns within the link's patience.
    func check() async throws(PrinterFault)

    /// Returns once the slip is cut, as far as the link can promise it.
    func print(_ slip: SlipOrder) async throws(PrinterFault)
}

/// One paper to be made.
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
}

/// The hall's time zone.
public protocol HallZone: Sendable {
    /// Minutes east of UTC at `moment`.
    func offsetMinutes(at moment: Moment) -> Int
}

/// The person who refills paper. Hears, and does not keep the desk waiting.
public protocol Attendant: Sendable {
    func hear(_ notice: Notice)
}

/// What asks for a person.
public enum Notice: Hashable, Sendable {
    case slipOwed(TicketNumber, PrinterFault)
    case slipUnknown(TicketNumber, PrinterFault)
    case notRecorded(JournalFault)
}
