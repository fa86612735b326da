import Dispatch
import Foundation
import GRDB
import HallAPI
package import HallCore
package import HallFlow
import Synchronization

/// The journal in SQLite: write-ahead log, `synchronous=FULL`.
///
/// Several processes may have it open on one folder. Each batch takes SQLite's write lock first
/// (waits 5 s), catches up, decides, and appends: see docs/design.md, *Two processes, one folder*.
package final class SQLiteJournal: Journal {
    /// How sure a commit is to survive a power cut.
    package enum Durability: String, Sendable {
        case full = "FULL"
        /// For one test alone, which shows that a power cut would be noticed: loses facts.
        case normal = "NORMAL"

        var pragma: Int { self == .full ? 2 : 1 }
    }

    let folder: DataFolder
    let queue: DatabaseQueue
    let chain: Chain
    let head: HeadFile
    private let identity: [FolderIdentity?]
    /// SQLite's count of changes by others, as it was when this journal last looked.
    private let seenVersion = Mutex<Int?>(nil)

    static let answersKeptSeconds = 48 * 3600

    /// Opens the journal in `path`, and makes it where there is none.
    ///
    /// - Throws: a fault where the folder can't be used, the file is damaged, or `head` names a
    ///   fact that the journal does not hold.
    package init(in path: String, durability: Durability = .full) throws(JournalFault) {
        let folder = DataFolder(path: path)
        try folder.make()
        // One at a time: making the file, its log and its tables is more than one transaction.
        let opening = try folder.lock("opening.lock")
        defer { folder.unlock(opening) }
        guard !folder.wasAHall else {
            throw JournalFault(
                .movedAway,
                detail:
                    "\(path) has a hall's key and no journal: put journal.sqlite back, or "
                    + "restore a copy. "
                    + "To begin a new hall, use another folder"
            )
        }
        self.folder = folder
        let hadHead = folder.head() != nil
        head = try HeadFile(in: folder)
        do {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(5)
            configuration.label = "quhao.journal"
            queue = try DatabaseQueue(path: folder.database, configuration: configuration)
            // GRDB sets NORMAL when it switches to WAL, so this comes after the opening.
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(durability.rawValue)")
                try db.execute(sql: "PRAGMA secure_delete = ON")
                let set = try Int.fetchOne(db, sql: "PRAGMA synchronous")
                precondition(set == durability.pragma, "synchronous is \(set ?? -1)")
            }
            if try queue.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
                try Schema.migrator.migrate(queue)
            }
            let isEmpty = try queue.read(Tail.read).position == 0
            // After the journal: a key without one tells of a hall that was here.
            chain = Chain(key: try folder.key(making: isEmpty))
            identity = folder.identity
            if !hadHead, isEmpty {
                head.write(DataFolder.Head(position: 0, seal: hex(Chain.beginning)))
            }
            try Self.check(queue, against: folder)
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw Self.fault(error, in: folder)
        }
    }

    /// A head that names a fact which is not there tells of a tail that was cut off.
    ///
    /// The head is there before the first fact, and it is read before the journal, since others
    /// may be writing both.
    private static func check(_ queue: DatabaseQueue, against folder: DataFolder) throws {
        guard let head = folder.head() else {
            throw JournalFault(.headMissing, detail: "no head in \(folder.path)")
        }
        guard head.position > 0 else { return }
        let (seal, last) = try queue.read { db in
            (
                try Data.fetchOne(
                    db,
                    sql: "SELECT seal FROM fact WHERE position = ?",
                    arguments: [head.position]
                ),
                try Tail.read(db).position
            )
        }
        guard let seal, hex([UInt8](seal)) == head.seal else {
            throw JournalFault(
                .headMissing,
                detail: "head names fact \(head.position), the journal ends at \(last)"
            )
        }
    }

    /// `DATA/head` could not be written the last time.
    package var isHeadUnwritten: Bool { head.isUnwritten }

    /// Bytes free for the hall on the data folder's disk; `nil` where it does not say.
    package var freeBytes: Int? { folder.freeBytes }

    // MARK: Reading

    package func readNewestDay(
        _ take: @escaping @Sendable ([RecordedFact]) -> Void
    ) throws(JournalFault) {
        // Rows are read, seals looked at and facts taken in beside each other.
        let taking = DispatchQueue(label: "quhao.replay", qos: .userInitiated)
        defer { taking.sync {} }
        try reading { db in
            let sql = "SELECT position FROM day_opened ORDER BY day DESC LIMIT 1"
            guard let first = try Int.fetchOne(db, sql: sql) else { return }
            try self.readSealed(db, from: first) { piece in taking.async { take(piece) } }
        }
    }

    /// The moment of the newest fact, without looking at its seal; the epoch before the first.
    package func lastMoment() throws(JournalFault) -> Moment {
        try reading { try Self.lastMoment($0) }
    }

    static func lastMoment(_ db: Database) throws -> Moment {
        let sql = "SELECT at FROM fact ORDER BY position DESC LIMIT 1"
        return Moment(milliseconds: try Int64.fetchOne(db, sql: sql) ?? 0)
    }

    package func facts(after position: Int) throws(JournalFault) -> [RecordedFact] {
        try reading { try self.sealedFacts($0, from: position + 1) }
    }

    package func hasForeignFacts() throws(JournalFault) -> Bool {
        let version = try reading { try Int.fetchOne($0, sql: "PRAGMA data_version") }
        return seenVersion.withLock { seen in
            defer { seen = version }
            return seen != version
        }
    }

    /// The facts from `first` on, each with its seal looked at: what a day begins with, and what
    /// another process has added to it, is what was written, or the fault says where it is not.
    func sealedFacts(_ db: Database, from first: Int) throws -> [RecordedFact] {
        var facts: [RecordedFact] = []
        try readSealed(db, from: first) { facts += $0 }
        return facts
    }

    private func seal(before position: Int, _ db: Database) throws -> [UInt8] {
        let seal = try Data.fetchOne(
            db,
            sql: "SELECT seal FROM fact WHERE position = ?",
            arguments: [position - 1]
        )
        return seal.map { [UInt8]($0) } ?? Chain.beginning
    }

    /// The same in pieces. Seals are looked at beside the reading: what was taken before a throw
    /// may be altered.
    private func readSealed(
        _ db: Database,
        from first: Int,
        _ take: ([RecordedFact]) -> Void
    ) throws {
        var seal = try seal(before: first, db)
        var reader = try FactReader(db, from: first)
        var facts: [RecordedFact] = []
        var rows: [FactReader.SealedRow] = []
        var expected = first
        let check = SealCheck(chain)
        func end() throws {
            check.begin(rows, after: seal)
            try check.end()
        }
        do {
            while let next = try reader.nextSealed() {
                let position = next.recorded.position
                guard position == expected else {
                    throw JournalFault(.damaged, detail: "fact \(position) does not match its seal")
                }
                expected += 1
                facts.append(next.recorded)
                rows.append(next.sealed)
                guard rows.count == SealCheck.chunkRows else { continue }
                check.begin(rows, after: seal)
                take(facts)
                (facts, rows, seal) = ([], [], next.sealed.seal)
                facts.reserveCapacity(SealCheck.chunkRows)
                rows.reserveCapacity(SealCheck.chunkRows)
            }
        } catch {
            // What was altered before it is named first.
            try end()
            throw error
        }
        take(facts)
        try end()
    }

    package func digest(of text: String) -> String { chain.digest(of: text) }

    // MARK: Writing

    /// What is written into a folder that was moved away is lost to the hall that goes on in its
    /// place.
    ///
    /// - Throws: a fault of kind `movedAway`; nothing was written then.
    func demandSameFolder() throws(JournalFault) {
        guard identity == folder.identity else {
            throw JournalFault(
                .movedAway,
                detail:
                    "\(folder.path) was moved or replaced while this runs: end it, look at the "
                    + "folder, "
                    + "and start it again"
            )
        }
    }

    func append(_ fact: Fact, to tail: inout Tail, _ db: Database) throws {
        if case .day(.dayOpened(let opening)) = fact.deed { tail.day = opening.date.description }
        if case .notice(let deed) = fact.deed {
            try NoticeTables.apply(deed, at: fact.at, db)
            try ApplicationTables.apply(deed, on: tail.day, db)
        }
        if case .enquiry(let deed) = fact.deed {
            try EnquiryTables.apply(deed, on: tail.day, at: fact.at, db)
        }
        tail.position += 1
        var seal: String?
        switch fact.deed {
        case .ticket(.issued(let issue)) where !issue.needs.isEmpty:
            seal = try TicketData.keep(issue, day: tail.day, db)
        case .correction(.ticketNoted(_, _, let note)):
            seal = try TicketData.keep(note, at: tail.position, day: tail.day, db)
        default: break
        }
        let row = FactRow(fact, seal: seal)
        tail.seal = chain.seal(row, position: tail.position, day: tail.day, after: tail.seal)
        try db.cachedStatement(
            sql: """
                INSERT INTO fact (position, day, kind, service, sequence, window, body, at, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            tail.position, tail.day, row.number, row.service, row.sequence, row.window,
            row.body, row.at, Data(tail.seal),
        ])
    }

    func keep(_ answered: AnsweredCommand, _ db: Database) throws {
        let tickets = [answered.answer.ticket, answered.answer.finished]
            .map { $0?.description ?? "-" }.joined(separator: " ")
        let notice = answered.answer.notice.map { " \($0)" } ?? ""
        let enquiry = answered.answer.enquiry.map { " enquiry \($0)" } ?? ""
        let answer = "\(answered.day) \(tickets)\(notice)\(enquiry)"
        try db.cachedStatement(
            sql: "INSERT INTO command (key, digest, answer, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            answered.key.text, answered.digest, answer, answered.at.milliseconds,
        ])
    }

    static func answered(_ key: CommandKey, _ db: Database) throws -> AnsweredCommand? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT digest, answer, at FROM command WHERE key = ?"),
            arguments: [key.text]
        )
        guard let row else { return nil }
        let words = (row["answer"] as String).split(separator: " ").map(String.init)
        let answer = words.dropFirst().map { TicketNumber($0) }
        return AnsweredCommand(
            key: key,
            digest: row["digest"],
            answer: Answer(
                ticket: answer.first.flatMap { $0 },
                finished: answer.dropFirst().first.flatMap { $0 },
                notice: words.count == 4 ? NoticeSerial(words[3]) : nil,
                enquiry: words.count == 5 ? EnquiryNumber(words[4]) : nil
            ),
            day: words.first.flatMap { CivilDate($0) } ?? CivilDate(number: 0),
            at: Moment(milliseconds: row["at"])
        )
    }

    package func eraseTicketData(before date: CivilDate) throws(JournalFault) {
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try TicketData.erase(before: date.description, db)
                    let newest = try Int64.fetchOne(db, sql: "SELECT max(at) FROM command") ?? 0
                    try db.execute(
                        sql: "DELETE FROM command WHERE at < ?",
                        arguments: [newest - Int64(Self.answersKeptSeconds) * 1000]
                    )
                    return .commit
                }
                // What was erased must not stay behind in the write-ahead log.
                try db.checkpoint(.truncate)
            }
        } catch {
            throw Self.fault(error, in: folder)
        }
    }

    func reading<T>(_ body: (Database) throws -> T) throws(JournalFault) -> T {
        do { return try queue.read(body) } catch { throw fault(error) }
    }

    func fault(_ error: any Error) -> JournalFault { Self.fault(error, in: folder) }
}

/// The end of the journal.
struct Tail {
    var position: Int
    var day: String
    var seal: [UInt8]

    static let empty = Tail(position: 0, day: "0000-00-00", seal: Chain.beginning)

    static func read(_ db: Database) throws -> Tail {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT position, day, seal FROM fact ORDER BY position DESC LIMIT 1"
            )
        )
        guard let row else { return empty }
        return Tail(
            position: row[0],
            day: row[1],
            seal: [UInt8](row[2] as Data)
        )
    }
}
