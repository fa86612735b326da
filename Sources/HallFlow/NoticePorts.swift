public import HallAPI
public import HallCore

/// The archive of notices, beside the journal and in step with it. Kept by HallStore.
public protocol NoticeArchive: Sendable {
    /// Decides and records one step under the write lock, in one transaction: facts, the signed text
    /// and what is personal come together or not at all.
    ///
    /// - Throws: a fault; nothing was recorded then.
    func commit(
        after position: Int,
        deciding decide: (
            _ missed: [RecordedFact],
            _ books: any NoticeBooks
        ) throws(JournalFault) -> NoticeEntry
    ) throws(JournalFault)

    func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord?
    /// By the serial of its first paper.
    func application(_ serial: NoticeSerial) throws(JournalFault) -> Application?
    /// Open ones alone, or all of a month such as `2026-11`; the oldest first.
    func applications(of month: String?) throws(JournalFault) -> [Application]
    func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry?
    func enquiries(_ query: EnquiryQuery) throws(JournalFault) -> [Enquiry]
    /// The words of an enquiry, by their part.
    func texts(of number: EnquiryNumber) throws(JournalFault) -> [EnquiryWords]
    func register() throws(JournalFault) -> ItemRegister
    /// Tickets of items that were served in a month such as `2026-11`, without a notice (R11, R12).
    func servedWithoutNotice(in month: String) throws(JournalFault) -> [ServedVisit]
    func calledOutOfOrder(in month: String) throws(JournalFault) -> [InspectionReply.OutOfOrder]
    /// Numbers that were given first by a slip of an earlier day 次日优先.
    func priorities(in month: String) throws(JournalFault) -> [InspectionReply.Priority]
    /// Openings, closings and who reported at the desk, of the working days of a month.
    func hoursKept(in month: String) throws(JournalFault) -> [HoursKept]
    /// By the short code on the paper.
    func record(coded code: String) throws(JournalFault) -> NoticeRecord?
    func find(_ query: NoticeQuery) throws(JournalFault) -> [NoticeRecord]
    /// What a key was answered, within its time.
    func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand?
    /// An open application of this applicant about this item; the oldest.
    func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial?
    /// Applications with a paper in these local days, the oldest first.
    func applications(from first: String, to last: String) throws(JournalFault) -> [Application]
    /// The signed text; `nil` after it was destroyed.
    func content(of serial: NoticeSerial) throws(JournalFault) -> String?
    /// Personal data. Whoever looks at it records a fact first.
    func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson]

    /// Keeps the paper of a copy, durably, and gives its salted digest. Keeping the same again is
    /// no change.
    func file(_ pdf: [UInt8], of serial: NoticeSerial, copy: Int) throws(JournalFault) -> String
    /// The paper as it was kept; `nil` where there is none.
    func paper(of serial: NoticeSerial, copy: Int) throws(JournalFault) -> [UInt8]?
    /// The salted digest of a paper's bytes.
    func digest(of pdf: [UInt8], for serial: NoticeSerial) throws(JournalFault) -> String
    /// Takes both papers away; there may be none.
    func removePapers(of serial: NoticeSerial) throws(JournalFault)
}

/// What a decision may look at, as it stands under the write lock.
public protocol NoticeBooks {
    /// 0 before the first of the year.
    func lastNumber(of year: Int) throws(JournalFault) -> Int
    func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord?
    func application(_ serial: NoticeSerial) throws(JournalFault) -> Application?
    func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson]
    func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial?
    func lastEnquiry(of year: Int) throws(JournalFault) -> Int
    func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry?
    func register() throws(JournalFault) -> ItemRegister
    func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand?
}

/// What one step comes to.
public struct NoticeEntry: Sendable {
    public var facts: [Fact] = []
    public var answered: AnsweredCommand?
    /// The signed texts of the notices that are issued.
    public var contents: [(serial: NoticeSerial, text: String)] = []
    public var persons: [NoticePerson] = []
    /// Texts, names and salts of these are taken away.
    public var erased: [NoticeSerial] = []
    public var texts: [EnquiryWords] = []
    /// Who asked these is taken away.
    public var erasedVisitors: [EnquiryNumber] = []

    public init() {}
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

/// What to look for in the log of enquiries; every part that is given has to fit.
public struct EnquiryQuery: Codable, Hashable, Sendable {
    public var state: Enquiry.State?
    public var kind: EnquiryNote.Kind?
    public var owner: String?
    public var item: String?
    /// Words of the question or the answer.
    public var words: String?
    /// Whether the visitor's name is gone.
    public var isErased: Bool?
    /// Local days, both included.
    public var from: String?
    public var to: String?
    /// At most so many, the newest first.
    public var limit = 50
    /// Who asks: complaints are found by the supervision office alone.
    public var staff: String?
    /// Of a supervisor who asks by the hub's token, and is not signed in.
    public var pin: String?

    public init() {}

    enum CodingKeys: String, CodingKey {
        case state, kind, owner, item, words, from, to, limit, staff, pin
        case isErased = "erased"
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        state = try box.decodeIfPresent(Enquiry.State.self, forKey: .state)
        kind = try box.decodeIfPresent(EnquiryNote.Kind.self, forKey: .kind)
        owner = try box.decodeIfPresent(String.self, forKey: .owner)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        words = try box.decodeIfPresent(String.self, forKey: .words)
        isErased = try box.decodeIfPresent(Bool.self, forKey: .isErased)
        from = try box.decodeIfPresent(String.self, forKey: .from)
        to = try box.decodeIfPresent(String.self, forKey: .to)
        limit = try box.decodeIfPresent(Int.self, forKey: .limit) ?? 50
        staff = try box.decodeIfPresent(String.self, forKey: .staff)
        pin = try box.decodeIfPresent(String.self, forKey: .pin)
    }
}

/// A visitor who was served about an item.
public struct ServedVisit: Codable, Hashable, Sendable {
    public let day: String
    public let ticket: String
    public let window: Int?
    public let item: String

    public init(day: String, ticket: String, window: Int?, item: String) {
        self.day = day
        self.ticket = ticket
        self.window = window
        self.item = item
    }
}

/// What to look for; every part that is given has to fit.
public struct NoticeQuery: Codable, Hashable, Sendable {
    public var item: String?
    public var handler: String?
    public var outcome: NoticeOutcome?
    public var stage: NoticeRecord.Stage?
    /// Local days, both included: `2026-11-01`.
    public var from: String?
    public var to: String?
    /// The whole name of the applicant. Each notice that is found by it was looked at: a fact.
    public var name: String?
    /// The 销毁清册.
    public var list: String?
    /// Only serials before this one, such as `2026-12`: the next page.
    public var before: NoticeSerial?
    /// At most so many, the newest first.
    public var limit = 50
    public var isOldestFirst = false
    /// Who asks.
    public var staff: String?

    enum CodingKeys: String, CodingKey {
        case item, handler, outcome, stage, from, to, name, list, before, limit, staff
        case isOldestFirst = "oldest_first"
    }

    public init() {}

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        handler = try box.decodeIfPresent(String.self, forKey: .handler)
        outcome = try box.decodeIfPresent(NoticeOutcome.self, forKey: .outcome)
        stage = try box.decodeIfPresent(NoticeRecord.Stage.self, forKey: .stage)
        from = try box.decodeIfPresent(String.self, forKey: .from)
        to = try box.decodeIfPresent(String.self, forKey: .to)
        name = try box.decodeIfPresent(String.self, forKey: .name)
        list = try box.decodeIfPresent(String.self, forKey: .list)
        before = try box.decodeIfPresent(NoticeSerial.self, forKey: .before)
        limit = try box.decodeIfPresent(Int.self, forKey: .limit) ?? 50
        isOldestFirst = try box.decodeIfPresent(Bool.self, forKey: .isOldestFirst) ?? false
        staff = try box.decodeIfPresent(String.self, forKey: .staff)
    }
}

/// Signs for the hall, and hashes.
public protocol NoticeSigner: Sendable {
    /// The statement's signature and the public key's name; `nil` where there is no key yet.
    func sign(_ statement: [UInt8]) -> (signature: String, key: String)?
    /// SHA-256 of `text`, hexadecimal.
    func digest(of text: String) -> String
    func saltedDigest(of text: String, salt: [UInt8]) -> String
    func makeSalt() -> [UInt8]
    /// Whether `signature` is by the public key that is called `key`; `nil` where there is no such.
    func isGenuine(_ signature: String, of statement: [UInt8], key: String) -> Bool?
}
