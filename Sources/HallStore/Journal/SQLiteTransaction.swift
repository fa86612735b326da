import GRDB
import HallAPI
package import HallCore
package import HallFlow

/// The journal under its write lock: what it appends is sealed and written at once, and read by
/// what follows.
final class SQLiteTransaction: JournalTransaction {
    private let journal: SQLiteJournal
    private let db: Database
    /// The end of the journal, with what was appended.
    private(set) var tail: Tail
    private(set) var hasWritten = false
    private(set) var hasErased = false

    init(_ journal: SQLiteJournal, _ db: Database) throws {
        self.journal = journal
        self.db = db
        tail = try Tail.read(db)
    }

    func append(_ entry: JournalEntry) throws(JournalFault) {
        try looking {
            for fact in entry.facts { try journal.append(fact, to: &tail, db) }
            if let answered = entry.answered { try journal.keep(answered, db) }
            try keep(entry.apart)
        }
        hasWritten = hasWritten || !entry.isEmpty
    }

    private func keep(_ words: WordsApart) throws {
        for content in words.contents {
            try NoticeTables.keep(content.text, of: content.serial, db)
        }
        for person in words.persons { try NoticeTables.keep(person, db) }
        for serial in words.erased { try NoticeTables.erase(serial, db) }
        for text in words.texts { try EnquiryTables.keep(text, db) }
        for number in words.erasedVisitors { try EnquiryTables.eraseVisitor(of: number, db) }
        hasErased = hasErased || !words.erased.isEmpty || !words.erasedVisitors.isEmpty
    }

    func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand? {
        try looking { try SQLiteJournal.answered(key, db) }
    }

    func lastNumber(of year: Int) throws(JournalFault) -> Int {
        try looking { try NoticeTables.lastNumber(of: year, db) }
    }

    func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord? {
        try looking { try NoticeTables.record(of: serial, db) }
    }

    func record(coded code: String) throws(JournalFault) -> NoticeRecord? {
        try looking { try NoticeTables.record(coded: code, db) }
    }

    func content(of serial: NoticeSerial) throws(JournalFault) -> String? {
        try looking { try NoticeTables.content(of: serial, db) }
    }

    func application(_ serial: NoticeSerial) throws(JournalFault) -> Application? {
        try looking { try ApplicationTables.application(serial, db) }
    }

    func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson] {
        try looking { try NoticeTables.persons(of: serial, db) }
    }

    func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial? {
        try looking { try ApplicationTables.open(of: applicant, about: item, db) }
    }

    func records(ofDecision number: String) throws(JournalFault) -> [NoticeRecord] {
        try looking { try NoticeTables.records(ofDecision: number, db) }
    }

    func lastEnquiry(of year: Int) throws(JournalFault) -> Int {
        try looking { try NoticeTables.lastEnquiry(of: year, db) }
    }

    func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry? {
        try looking { try EnquiryTables.enquiry(number, db) }
    }

    func register() throws(JournalFault) -> ItemRegister {
        try looking { try EnquiryTables.register(db) }
    }

    private func looking<Result>(_ body: () throws -> Result) throws(JournalFault) -> Result {
        do { return try body() } catch { throw journal.fault(error) }
    }
}

extension SQLiteJournal {
    package func transact(
        after position: Int,
        _ body: (
            _ missed: [RecordedFact],
            _ transaction: any JournalTransaction
        ) throws(JournalFault) -> Void
    ) throws(JournalFault) {
        try demandSameFolder()
        var end: (tail: Tail, hasWritten: Bool)?
        do {
            try queue.writeWithoutTransaction { db in
                var hasErased = false
                try db.inTransaction(.immediate) {
                    let transaction = try SQLiteTransaction(self, db)
                    let missed =
                        transaction.tail.position > position
                        ? try self.sealedFacts(db, from: position + 1) : []
                    try body(missed, transaction)
                    end = (transaction.tail, transaction.hasWritten)
                    hasErased = transaction.hasErased
                    return transaction.hasWritten ? .commit : .rollback
                }
                // What was erased must not stay behind in the write-ahead log.
                // Where somebody reads meanwhile, the night's erasing does it.
                if hasErased { do { try db.checkpoint(.truncate) } catch {} }
            }
        } catch { throw fault(error) }
        guard let end, end.hasWritten, end.tail.position > 0 else { return }
        head.write(DataFolder.Head(position: end.tail.position, seal: hex(end.tail.seal)))
    }

    package func lastNumber(of year: Int) throws(JournalFault) -> Int {
        try reading { try NoticeTables.lastNumber(of: year, $0) }
    }

    package func lastEnquiry(of year: Int) throws(JournalFault) -> Int {
        try reading { try NoticeTables.lastEnquiry(of: year, $0) }
    }
}
