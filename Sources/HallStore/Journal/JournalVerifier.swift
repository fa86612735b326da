import Foundation
import GRDB
import HallAPI
package import HallCore
package import HallFlow

/// Goes over a journal from the first fact to the head, and says where it is not as it was written.
package struct JournalVerifier {
    package enum Verdict: Hashable, Sendable {
        case intact(facts: Int, head: String)
        /// What is wrong, with the place.
        case altered(String)
    }

    private let folder: DataFolder
    private let withPapers: Bool

    /// - Parameter withPapers: also whether each paper of the archive is there, byte for byte.
    package init(folder path: String, withPapers: Bool = true) {
        folder = DataFolder(path: path)
        self.withPapers = withPapers
    }

    /// Reads only. - Throws: a fault where the journal can't be read at all.
    package func verify() throws(JournalFault) -> Verdict {
        guard FileManager.default.fileExists(atPath: folder.database) else {
            throw JournalFault(.unreadable, detail: "no journal in \(folder.path)")
        }
        let chain = Chain(key: try folder.key(making: false))
        do {
            let queue = try folder.readingQueue()
            return try queue.read { try verify($0, chain) }
        } catch {
            let fault = SQLiteJournal.fault(error, in: folder)
            // A row or page that can't be read is an alteration, not a disk that is away.
            guard fault.kind == .damaged else { throw fault }
            return .altered(fault.detail)
        }
    }

    /// Makes `DATA/head` anew from a journal whose whole chain is as it was written. The key proves
    /// the chain; how far it reached when the head was lost is proven by nothing, so somebody
    /// answers for it.
    ///
    /// - Returns: the facts that there are.
    /// - Throws: a fault where there is a head, or the chain is broken; nothing is written then.
    package func makeHead() throws(JournalFault) -> Int {
        guard folder.head() == nil else {
            throw JournalFault(.busy, detail: "\(folder.path) has its head; nothing was done")
        }
        let chain = Chain(key: try folder.key(making: false))
        let tail: (position: Int, seal: [UInt8])
        do {
            let queue = try folder.readingQueue()
            tail = try queue.read { try end(of: $0, chain) }
        } catch { throw SQLiteJournal.fault(error, in: folder) }
        let made = DataFolder.Head(position: tail.position, seal: hex(tail.seal))
        try folder.emptyHead()
        try HeadFile(in: folder).write(made)
        guard folder.head() == made else {
            throw JournalFault(.unwritable, detail: "head: look at the data folder's disk")
        }
        return tail.position
    }

    private func end(of db: Database, _ chain: Chain) throws -> (Int, [UInt8]) {
        var (position, seal) = (0, Chain.beginning)
        var reader = try FactReader(db, from: 0)
        while let (_, sealed) = try reader.nextSealed() {
            position += 1
            seal = chain.seal(
                sealed.row,
                position: position,
                day: sealed.day,
                after: seal
            )
            guard seal == sealed.seal, position == sealed.position else {
                throw JournalFault(.damaged, detail: "fact \(position) does not match its seal")
            }
        }
        return (position, seal)
    }

    /// A paper of the archive that is not, byte for byte, the one that was filed, or is not there.
    package struct RottenPaper: Hashable, Sendable, CustomStringConvertible {
        package let serial: NoticeSerial
        package let copy: Int
        package let isMissing: Bool

        /// In the archive's folder.
        var file: String { "\(serial.year)/\(serial.number)-\(copy).pdf" }

        package var description: String {
            "archive/\(file)（告知书 \(serial)，第\(copy)联）"
                + (isMissing ? "不在了 is missing" : "被改动或损坏 was altered")
        }
    }

    /// The papers that are not as they were filed; whoever has destroyed a notice by a list misses
    /// none.
    ///
    /// - Throws: a fault where the journal can't be read.
    package func rottenPapers() throws(JournalFault) -> [RottenPaper] {
        do {
            let queue = try folder.readingQueue()
            let found = try queue.read { db in
                guard try db.tableExists("notice") else { return [] as [RottenPaper] }
                let rows = try String.fetchAll(
                    db,
                    sql: "SELECT record FROM notice ORDER BY year, number"
                )
                return try rows.flatMap { try rotten(of: NoticeTables.read($0), db) }
            }
            // A list may have destroyed one while its paper was looked for.
            return try found.filter { paper in
                try queue.read { try NoticeTables.record(of: paper.serial, $0)?.destroyedBy == nil }
            }
        } catch { throw SQLiteJournal.fault(error, in: folder) }
    }

    private func rotten(of record: NoticeRecord, _ db: Database) throws -> [RottenPaper] {
        guard record.destroyedBy == nil else { return [] }
        let persons = try NoticeTables.persons(of: record.serial, db)
        let salt = persons.first { $0.part == .paper }?.salt ?? []
        return record.copyNumbers.compactMap { copy in
            guard let kept = record.papers[copy - 1] else { return nil }
            let pdf = FileManager.default.contents(
                atPath: folder.paper(of: record.serial, copy: copy)
            )
            if let pdf, SQLiteJournal.digest(of: [UInt8](pdf), salt: salt) == kept { return nil }
            return RottenPaper(serial: record.serial, copy: copy, isMissing: pdf == nil)
        }
    }

    /// The first enquiry whose words are not those that its facts have the hashes of. A copy is
    /// made and restored beside it: one word that has rotted keeps nothing else from either.
    package func changedEnquiry() throws(JournalFault) -> EnquiryNumber? {
        do {
            return try folder.readingQueue().read { db in
                guard try db.tableExists("enquiry_text") else { return nil }
                var enquiries = EnquirySums()
                var reader = try FactReader(db, from: 0)
                while let read = try reader.next() { enquiries.add(read.fact) }
                return try enquiries.difference(from: db)
            }
        } catch { throw SQLiteJournal.fault(error, in: folder) }
    }

    private func verify(_ db: Database, _ chain: Chain) throws -> Verdict {
        var position = 0
        var seal = Chain.beginning
        // Read before the journal, since others may be writing both.
        let head = folder.head()
        var headSeal = head?.position == 0 ? Chain.beginning : nil
        var notices = NoticeSums(folder: folder, withPapers: withPapers)
        var enquiries = EnquirySums()
        var reader = try FactReader(db, from: 0)
        while let (recorded, sealed) = try reader.nextSealed() {
            let found = sealed.position
            guard found == position + 1 else {
                return .altered(
                    found == position + 2
                        ? "fact \(position + 1) is missing"
                        : "facts \(position + 1) to \(found - 1) are missing"
                )
            }
            position = found
            let row = sealed.row
            seal = chain.seal(row, position: position, day: sealed.day, after: seal)
            guard seal == sealed.seal else {
                let ticket = row.service.map { " \($0)\(row.sequence ?? 0)" } ?? ""
                return .altered(
                    "fact \(position) (\(sealed.day), \(row.name)\(ticket)) or the one before it "
                        + "was changed, taken out or put in"
                )
            }
            if position == head?.position { headSeal = seal }
            notices.add(recorded.fact)
            enquiries.add(recorded.fact)
        }
        guard let head else {
            return position == 0
                ? .intact(facts: 0, head: hex(seal)) : .altered("the file head is missing")
        }
        guard let headSeal else {
            return .altered("facts \(position + 1) to \(head.position) are missing at the end")
        }
        guard hex(headSeal) == head.seal else {
            return .altered("fact \(head.position) is not the one that the file head names")
        }
        if let serial = try notices.difference(from: db) {
            return .altered(
                "notice \(serial) is not what its facts say: its row, a name or a paper was changed"
            )
        }
        if withPapers, let number = try enquiries.difference(from: db) {
            return .altered("enquiry \(number) is not what its facts say: its words were changed")
        }
        return .intact(facts: position, head: hex(seal))
    }
}

/// Each enquiry's words against the hashes that its facts have of them.
private struct EnquirySums {
    private var hashes: [EnquiryNumber: [EnquiryText: [String]]] = [:]

    mutating func add(_ fact: Fact) {
        guard case .enquiry(let deed) = fact.deed else { return }
        func note(_ part: EnquiryText, _ hash: String?) {
            guard let hash else { return }
            hashes[deed.number, default: [:]][part, default: []].append(hash)
        }
        switch deed {
        case .noted(_, let noted):
            note(.question, noted.question)
            note(.visitor, noted.visitor)
            note(.answer, noted.answer)
        case .answered(_, let answer, _): note(.answer, answer)
        case .explained(_, let explanation, _): note(.explanation, explanation)
        case .assigned, .told, .contactSeen, .erased: break
        }
    }

    /// The first enquiry with other words than were noted; who asked may have been erased. `nil`
    /// where all agree.
    func difference(from db: Database) throws -> EnquiryNumber? {
        guard try db.tableExists("enquiry_text") else { return nil }
        for (number, parts) in hashes.sorted(by: { $0.key < $1.key }) {
            let kept = try EnquiryTables.texts(of: number, db)
            for part in EnquiryText.allCases {
                let told = parts[part] ?? []
                let found = kept.filter { $0.part == part }.map {
                    Chain.hash($0.text, salt: $0.salt)
                }
                guard found == told || part == .visitor && found.isEmpty else { return number }
            }
        }
        return nil
    }
}

/// Each notice as its facts make it, against the index and the texts.
private struct NoticeSums {
    let folder: DataFolder
    let withPapers: Bool
    private var records: [NoticeSerial: NoticeRecord] = [:]

    init(folder: DataFolder, withPapers: Bool) {
        self.folder = folder
        self.withPapers = withPapers
    }

    mutating func add(_ fact: Fact) {
        guard case .notice(let deed) = fact.deed else { return }
        if let record = NoticeRecord(deed, at: fact.at) {
            records[record.serial] = record
        } else {
            records[deed.serial]?.apply(deed, at: fact.at)
        }
    }

    /// The first notice whose row or text is another one; `nil` where all agree.
    func difference(from db: Database) throws -> NoticeSerial? {
        guard try db.tableExists("notice") else { return nil }
        for (serial, record) in records.sorted(by: { $0.key < $1.key }) {
            guard try NoticeTables.record(of: serial, db) == record else { return serial }
            let text = try String.fetchOne(
                db,
                sql: "SELECT content FROM notice_content WHERE year = ? AND number = ?",
                arguments: [serial.year, serial.number]
            )
            let isDestroyed = record.destroyedBy != nil
            guard text.map(NoticeHash.digest) == (isDestroyed ? nil : record.issue.digest) else {
                return serial
            }
            guard try isDestroyed || isWhole(record, text ?? "", db) else { return serial }
        }
        let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM notice") ?? 0
        guard rows == records.count else { return NoticeSerial(year: 0, number: rows) }
        return nil
    }

    /// Whether what is kept apart is what its salted hashes stand for: the names, the words of the
    /// steps, and both papers.
    private func isWhole(_ record: NoticeRecord, _ text: String, _ db: Database) throws -> Bool {
        let persons = try NoticeTables.persons(of: record.serial, db)
        func hash(_ part: NoticePerson.Part) -> String? {
            persons.first { $0.part == part }.map { Chain.hash($0.text, salt: $0.salt) }
        }
        let delivery = record.delivery
        let pairs: [(String?, String?)] = [
            (NoticeContent(canonical: text)?.applicantHash, hash(.applicant)),
            (record.voidReason, hash(.void)), (delivery?.witness, hash(.witness)),
            (delivery.flatMap { $0.detail.isEmpty ? nil : $0.detail }, hash(.delivery)),
            (record.handOver?.detail, hash(.handOver)),
            (record.handOver?.collector, hash(.collector)),
        ]
        guard pairs.allSatisfy({ $0 == $1 }) else { return false }
        guard withPapers else { return true }
        let salt = persons.first { $0.part == .paper }?.salt ?? []
        for copy in record.copyNumbers {
            guard let kept = record.papers[copy - 1] else { continue }
            let pdf = FileManager.default.contents(
                atPath: folder.paper(of: record.serial, copy: copy)
            )
            guard let pdf, SQLiteJournal.digest(of: [UInt8](pdf), salt: salt) == kept else {
                return false
            }
        }
        return true
    }
}
