public import HallAPI
public import HallCore

/// The hall's memory. Kept on disk by HallStore, in an array by a simulator; one suite of tests
/// holds both.
///
/// Nothing here is `async`, on purpose: what the engine needs in one piece has no `await` in it.
public protocol Journal: Sendable {
    /// The facts of the newest day, beginning with its opening; empty before the first day.
    func newestDay() throws(JournalFault) -> [RecordedFact]

    /// Facts that were committed after `position`, in order.
    func facts(after position: Int) throws(JournalFault) -> [RecordedFact]

    /// Whether another process may have written since this journal last looked. Cheap.
    func hasForeignFacts() throws(JournalFault) -> Bool

    /// Runs `body` under the write lock, in one transaction: what it appends is recorded when it
    /// returns, all of it, and would survive a power cut then.
    ///
    /// - Parameters:
    ///   - position: of the newest fact that the caller knows.
    ///   - body: given what was committed by others after `position`.
    /// - Throws: a fault of the disk, or what `body` throws; nothing of it is recorded then.
    func transact(
        after position: Int,
        _ body: (
            _ missed: [RecordedFact],
            _ transaction: any JournalTransaction
        ) throws(JournalFault) -> Void
    ) throws(JournalFault)

    /// The ticket of a day from `first` on and before `today` that ended as 次日优先 and whose newest
    /// slip has this code, and whether its priority was used before `today`; `nil` where there is
    /// none.
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

/// What a decision may read beside the day, as it stands under the write lock: with all that was
/// appended before it in the same transaction.
public protocol JournalReader {
    /// What a key was answered, within its time.
    func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand?
    /// The last number of the notices of a year; 0 before the first.
    func lastNumber(of year: Int) throws(JournalFault) -> Int
    func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord?
    /// By the short code on the paper.
    func record(coded code: String) throws(JournalFault) -> NoticeRecord?
    /// By the serial of its first paper.
    func application(_ serial: NoticeSerial) throws(JournalFault) -> Application?
    /// Personal data of a notice.
    func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson]
    /// An open application of this applicant about this item; the oldest.
    func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial?
    /// The last number of the enquiries of a year; 0 before the first.
    func lastEnquiry(of year: Int) throws(JournalFault) -> Int
    func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry?
    func register() throws(JournalFault) -> ItemRegister
}

/// The journal under its write lock.
public protocol JournalTransaction: JournalReader {
    /// Seals and writes an entry behind all others; what is read afterwards has it.
    ///
    /// - Throws: a fault of the disk: the whole transaction is lost.
    func append(_ entry: JournalEntry) throws(JournalFault)
}

/// What one order comes to on disk: together or not at all.
public struct JournalEntry: Hashable, Sendable {
    public var facts: [Fact]
    public var answered: AnsweredCommand?
    /// What belongs to the facts and stands apart from the chain, so that it can be erased.
    public var apart = WordsApart()

    public init(facts: [Fact] = [], answered: AnsweredCommand? = nil) {
        self.facts = facts
        self.answered = answered
    }

    public var isEmpty: Bool { facts.isEmpty && answered == nil }
}

/// Texts and names beside the facts, which hold their salted hashes.
public struct WordsApart: Hashable, Sendable {
    /// The signed text of a notice.
    public struct Content: Hashable, Sendable {
        public let serial: NoticeSerial
        public let text: String

        public init(serial: NoticeSerial, text: String) {
            self.serial = serial
            self.text = text
        }
    }

    public var contents: [Content] = []
    public var persons: [NoticePerson] = []
    /// Texts, names and salts of these notices are taken away.
    public var erased: [NoticeSerial] = []
    public var texts: [EnquiryWords] = []
    /// Who asked these is taken away.
    public var erasedVisitors: [EnquiryNumber] = []

    public init() {}
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

    /// Whether this was the answer to a request with `digest`, as it stands on `day`. A digest of
    /// 0.3, which was made of a writing that no two processes shared, counts as equal for the 48
    /// hours that it is kept. Notices and enquiries have numbers of their year, so that those stay
    /// the same on other days.
    func isAnswer(to digest: String, on day: CivilDate) -> Bool {
        guard self.digest == digest || self.digest.utf8.count <= Self.digestCharactersOfOld else {
            return false
        }
        return self.day == day || answer.notice != nil || answer.enquiry != nil
    }

    /// Of 64 bits, hexadecimal.
    private static let digestCharactersOfOld = 16
}

/// Personal data of one notice, and the salt of its hash.
public struct NoticePerson: Hashable, Sendable {
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case applicant, witness
        /// Free words that may hold a name: why it is void, how its delivery went, why the
        /// application was taken back.
        case void, delivery, withdrawal
        /// No person: the salt of the papers' digests.
        case paper
    }

    public let serial: NoticeSerial
    public let part: Part
    /// What it is found by.
    public let name: String
    public let text: String
    public let salt: [UInt8]

    public init(
        serial: NoticeSerial,
        part: Part,
        name: String = "",
        text: String = "",
        salt: [UInt8]
    ) {
        self.serial = serial
        self.part = part
        self.name = name
        self.text = text
        self.salt = salt
    }
}

/// Words of an enquiry, kept apart from the facts, and the salt of their hash.
public struct EnquiryWords: Hashable, Sendable {
    public let number: EnquiryNumber
    public let part: EnquiryText
    public let text: String
    public let salt: [UInt8]

    public init(number: EnquiryNumber, part: EnquiryText, text: String, salt: [UInt8]) {
        self.number = number
        self.part = part
        self.text = text
        self.salt = salt
    }
}
