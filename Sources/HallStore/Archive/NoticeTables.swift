import Foundation
import GRDB
import HallAPI
package import HallCore
package import HallFlow

/// The tables of notices.
enum NoticeTables {
    /// Takes a fact into the index. A row is the sum of its facts.
    static func apply(_ deed: NoticeDeed, at moment: Moment, _ db: Database) throws {
        if let record = NoticeRecord(deed, at: moment) {
            try db.cachedStatement(
                sql: """
                    INSERT INTO notice (year, number, code, item, outcome, handler, day, stage, \
                    record, decision)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                record.serial.year, record.serial.number, record.issue.code, record.issue.item,
                record.issue.outcome.rawValue, record.issue.handler, record.issue.day,
                record.stage.rawValue, try SumRow.text(of: record), record.issue.decision,
            ])
            return
        }
        guard var record = try record(of: deed.serial, db) else {
            throw JournalFault(
                .damaged,
                detail: "a fact names notice \(deed.serial), there is none"
            )
        }
        record.apply(deed, at: moment)
        try db.cachedStatement(
            sql: "UPDATE notice SET stage = ?, list = ?, record = ? WHERE year = ? AND number = ?"
        ).execute(arguments: [
            record.stage.rawValue, record.list, try SumRow.text(of: record), record.serial.year,
            record.serial.number,
        ])
    }

    static func read(_ text: String) throws -> NoticeRecord { try SumRow.read(text) }

    static func record(of serial: NoticeSerial, _ db: Database) throws -> NoticeRecord? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT record FROM notice WHERE year = ? AND number = ?"),
            arguments: [serial.year, serial.number]
        ).map(read)
    }

    static func records(ofDecision number: String, _ db: Database) throws -> [NoticeRecord] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT record FROM notice WHERE decision = ?"),
            arguments: [number]
        ).map(read)
    }

    static func record(coded code: String, _ db: Database) throws -> NoticeRecord? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT record FROM notice WHERE code = ?"),
            arguments: [code]
        ).map(read)
    }

    static func lastNumber(of year: Int, _ db: Database) throws -> Int {
        try last("notice", skipped: "notices", of: year, db)
    }

    static func lastEnquiry(of year: Int, _ db: Database) throws -> Int {
        try last("enquiry", skipped: "enquiries", of: year, db)
    }

    /// The last of a year that is out, or may be after a restore.
    private static func last(
        _ table: String,
        skipped: String,
        of year: Int,
        _ db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT max(ifnull((SELECT max(number) FROM \(table) WHERE year = ?1), 0),
                        ifnull((SELECT \(skipped) FROM serials_skipped WHERE year = ?1), 0))
                    """
            ),
            arguments: [year]
        ) ?? 0
    }

    static func keep(_ content: String, of serial: NoticeSerial, _ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO notice_content (year, number, content) VALUES (?, ?, ?)"
        ).execute(arguments: [serial.year, serial.number, content])
    }

    static func content(of serial: NoticeSerial, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT content FROM notice_content WHERE year = ? AND number = ?"
            ),
            arguments: [serial.year, serial.number]
        )
    }

    static func keep(_ person: NoticePerson, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO notice_person (year, number, part, name, text, salt, name_key, identity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            person.serial.year, person.serial.number, person.part.rawValue, person.name,
            person.text, Data(person.salt), FoldedText.key(of: person.name),
            identity(of: person.part, person.text),
        ])
    }

    private static func identity(of part: NoticePerson.Part, _ text: String) -> String {
        part == .applicant ? Applicant(hashed: text)?.identity ?? "" : ""
    }

    /// For those that were kept before names were folded.
    static func fold(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT rowid, part, name, text FROM notice_person")
        let update = try db.makeStatement(
            sql: "UPDATE notice_person SET name_key = ?, identity = ? WHERE rowid = ?"
        )
        for row in rows {
            let part = NoticePerson.Part(rawValue: row[1])
            try update.execute(arguments: [
                FoldedText.key(of: row[2]), part.map { identity(of: $0, row[3]) } ?? "",
                row[0] as Int64,
            ])
        }
    }

    static func persons(of serial: NoticeSerial, _ db: Database) throws -> [NoticePerson] {
        try Row.fetchAll(
            db,
            sql: "SELECT part, name, text, salt FROM notice_person WHERE year = ? AND number = ?",
            arguments: [serial.year, serial.number]
        ).compactMap { row in
            NoticePerson.Part(rawValue: row[0]).map {
                NoticePerson(
                    serial: serial,
                    part: $0,
                    name: row[1],
                    text: row[2],
                    salt: [UInt8](row[3] as Data)
                )
            }
        }
    }

    static func erase(_ serial: NoticeSerial, _ db: Database) throws {
        for table in ["notice_content", "notice_person"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE year = ? AND number = ?",
                arguments: [serial.year, serial.number]
            )
        }
    }

    static func find(_ query: FindNotices, _ db: Database) throws -> [NoticeRecord] {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        func add(_ condition: String, _ value: String?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        add("item = ?", query.item)
        add("handler = ?", query.handler)
        add("outcome = ?", query.outcome?.rawValue)
        add("stage = ?", query.stage?.rawValue)
        add("day >= ?", query.from)
        add("day <= ?", query.to)
        add("name_key = ?", query.name.map { FoldedText.key(of: $0) })
        add("list = ?", query.list)
        if let before = query.before {
            conditions.append("(year, number) < (?, ?)")
            arguments += [before.year, before.number]
        }
        let table =
            query.name == nil
            ? "notice" : "notice_person JOIN notice USING (year, number)"
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let order = query.isOldestFirst ? "year, number" : "year DESC, number DESC"
        return try String.fetchAll(
            db,
            sql: "SELECT record FROM \(table) \(filter) ORDER BY \(order) LIMIT ?",
            arguments: StatementArguments(arguments + [max(query.limit, 1)])
        ).map(read)
    }
}

extension SQLiteJournal: NoticeArchive {
    /// The last serial and the last enquiry of a year that are out, or may be; 0 before the first.
    package func lastSerials(
        of year: Int
    ) throws(JournalFault) -> (notice: Int, enquiry: Int) {
        try reading { db in
            (try NoticeTables.lastNumber(of: year, db), try NoticeTables.lastEnquiry(of: year, db))
        }
    }

    package func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord? {
        try reading { try NoticeTables.record(of: serial, $0) }
    }

    package func record(coded code: String) throws(JournalFault) -> NoticeRecord? {
        try reading { try NoticeTables.record(coded: code, $0) }
    }

    package func find(_ query: FindNotices) throws(JournalFault) -> [NoticeRecord] {
        try reading { try NoticeTables.find(query, $0) }
    }

    package func content(of serial: NoticeSerial) throws(JournalFault) -> String? {
        try reading { try NoticeTables.content(of: serial, $0) }
    }

    package func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson] {
        try reading { try NoticeTables.persons(of: serial, $0) }
    }
}
