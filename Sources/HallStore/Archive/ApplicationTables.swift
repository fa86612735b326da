import Foundation
import GRDB
package import HallAPI
package import HallCore
package import HallFlow

/// Rows that are the sum of their facts, as JSON.
enum SumRow {
    static func text(of record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    static func read<Record: Decodable>(_ text: String) throws -> Record {
        do { return try JSONDecoder().decode(Record.self, from: Data(text.utf8)) } catch {
            throw JournalFault(.damaged, detail: "a row of \(Record.self) can't be read")
        }
    }
}

/// Applications 办件, beside the notices that they consist of. `is_open` is
/// ``Application/isWatched``.
enum ApplicationTables {
    static func apply(_ deed: NoticeDeed, on day: String, _ db: Database) throws {
        if let begun = Application(deed) {
            try db.cachedStatement(
                sql: """
                    INSERT INTO application (year, number, item, is_open, record)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                begun.serial.year, begun.serial.number, begun.item, begun.isWatched,
                try SumRow.text(of: begun),
            ])
            return
        }
        guard let serial = try deed.changedApplication({ try NoticeTables.record(of: $0, db) }),
            var application = try application(serial, db),
            let date = CivilDate(day)
        else { return }
        application.apply(deed, on: date)
        try db.cachedStatement(
            sql: "UPDATE application SET is_open = ?, record = ? WHERE year = ? AND number = ?"
        ).execute(arguments: [
            application.isWatched, try SumRow.text(of: application), serial.year, serial.number,
        ])
    }

    /// The oldest open one.
    static func open(
        of applicant: Applicant,
        about item: String,
        _ db: Database
    ) throws -> NoticeSerial? {
        let found = try String.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT record FROM notice_person JOIN application USING (year, number)
                    WHERE identity = ? AND part = 'applicant' AND item = ? AND is_open = 1
                    ORDER BY year, number
                    """
            ),
            arguments: [applicant.identity, item]
        )
        while let text = try found.next() {
            let application: Application = try SumRow.read(text)
            if application.isOpen { return application.serial }
        }
        return nil
    }

    static func application(_ serial: NoticeSerial, _ db: Database) throws -> Application? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT record FROM application WHERE year = ? AND number = ?"
            ),
            arguments: [serial.year, serial.number]
        ).map { try SumRow.read($0) }
    }
}

/// Enquiries, their words, and the report of visits without a notice.
enum EnquiryTables {
    static func apply(
        _ deed: EnquiryDeed,
        on day: String,
        at moment: Moment,
        _ db: Database
    ) throws {
        let number = deed.number
        if let enquiry = Enquiry(deed, at: moment) {
            try db.execute(
                sql: """
                    INSERT INTO enquiry (year, number, owner, item, state, day, record)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number.year, number.number, enquiry.owner, enquiry.note.item,
                    enquiry.state.rawValue, day, try SumRow.text(of: enquiry),
                ]
            )
            return
        }
        guard var enquiry = try enquiry(number, db) else {
            throw JournalFault(.damaged, detail: "a fact names enquiry \(number), there is none")
        }
        enquiry.apply(deed, at: moment)
        try db.execute(
            sql: """
                UPDATE enquiry SET owner = ?, state = ?, record = ? WHERE year = ? AND number = ?
                """,
            arguments: [
                enquiry.owner, enquiry.state.rawValue, try SumRow.text(of: enquiry), number.year,
                number.number,
            ]
        )
    }

    static func enquiry(_ number: EnquiryNumber, _ db: Database) throws -> Enquiry? {
        try String.fetchOne(
            db,
            sql: "SELECT record FROM enquiry WHERE year = ? AND number = ?",
            arguments: [number.year, number.number]
        ).map { try SumRow.read($0) }
    }

    static func keep(_ text: EnquiryWords, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO enquiry_text (year, number, part, turn, text, salt)
                VALUES (?1, ?2, ?3, (
                    SELECT count(*) FROM enquiry_text WHERE year = ?1 AND number = ?2 AND part = ?3
                ), ?4, ?5)
                """,
            arguments: [
                text.number.year, text.number.number, text.part.rawValue, text.text,
                Data(text.salt),
            ]
        )
    }

    /// What is kept of an enquiry's words, each part in the order in which it was said.
    static func texts(of number: EnquiryNumber, _ db: Database) throws -> [EnquiryWords] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT part, text, salt FROM enquiry_text WHERE year = ? AND number = ?
                ORDER BY part, turn
                """,
            arguments: [number.year, number.number]
        ).compactMap { row in
            EnquiryText(rawValue: row[0]).map {
                EnquiryWords(
                    number: number,
                    part: $0,
                    text: row[1],
                    salt: [UInt8](row[2] as Data)
                )
            }
        }
    }

    static func eraseVisitor(of number: EnquiryNumber, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM enquiry_text WHERE year = ? AND number = ? AND part = 'visitor'",
            arguments: [number.year, number.number]
        )
    }

    static func find(_ query: FindEnquiries, _ db: Database) throws -> [Enquiry] {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        func add(_ condition: String, _ value: String?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        add("state = ?", query.state?.rawValue)
        add("json_extract(record, '$.note.kind') = ?", query.kind?.rawValue)
        add("owner = ?", query.owner)
        add("item = ?", query.item)
        add(
            "json_extract(record, '$.isErased') = CAST(? AS INTEGER)",
            query.isErased.map { $0 ? "1" : "0" }
        )
        add("day >= ?", query.from)
        add("day <= ?", query.to)
        for word in (query.words ?? "").split(whereSeparator: \.isWhitespace) {
            add(
                """
                EXISTS (SELECT 1 FROM enquiry_text t WHERE t.year = enquiry.year
                AND t.number = enquiry.number AND t.part IN ('question', 'answer')
                AND instr(lower(t.text), lower(?)) > 0)
                """,
                String(word)
            )
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try String.fetchAll(
            db,
            sql: "SELECT record FROM enquiry \(filter) ORDER BY year DESC, number DESC LIMIT ?",
            arguments: StatementArguments(arguments + [max(query.limit, 1)])
        ).map { try SumRow.read($0) }
    }

    static func register(_ db: Database) throws -> ItemRegister {
        var register = ItemRegister()
        let positions = try Int.fetchAll(
            db,
            sql: "SELECT position FROM item_fact ORDER BY position"
        )
        for position in positions {
            var reader = try FactReader(db, from: position)
            guard let fact = try reader.next()?.fact, case .item(let deed) = fact.deed
            else { continue }
            register.apply(deed)
        }
        return register
    }
}

extension SQLiteJournal {
    package func application(_ serial: NoticeSerial) throws(JournalFault) -> Application? {
        try reading { try ApplicationTables.application(serial, $0) }
    }

    package func applications(of month: String?) throws(JournalFault) -> [Application] {
        if let month { return try applications(from: "\(month)-01", to: "\(month)-31") }
        return try reading { db in
            try String.fetchAll(
                db,
                sql: "SELECT record FROM application WHERE is_open = 1 ORDER BY year, number"
            ).map { try SumRow.read($0) }
        }
    }

    package func applications(
        from first: String,
        to last: String
    ) throws(JournalFault) -> [Application] {
        try reading { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT application.record FROM notice JOIN application USING (year, number)
                    WHERE day BETWEEN ? AND ? ORDER BY year, number
                    """,
                arguments: [first, last]
            ).map { try SumRow.read($0) }
        }
    }

    package func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial? {
        try reading { try ApplicationTables.open(of: applicant, about: item, $0) }
    }

    package func records(ofDecision number: String) throws(JournalFault) -> [NoticeRecord] {
        try reading { try NoticeTables.records(ofDecision: number, $0) }
    }

    package func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand? {
        try reading { try Self.answered(key, $0) }
    }

    package func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry? {
        try reading { try EnquiryTables.enquiry(number, $0) }
    }

    package func enquiries(_ query: FindEnquiries) throws(JournalFault) -> [Enquiry] {
        try reading { try EnquiryTables.find(query, $0) }
    }

    package func texts(of number: EnquiryNumber) throws(JournalFault) -> [EnquiryWords] {
        try reading { try EnquiryTables.texts(of: number, $0) }
    }

    /// The SHA-256 of the file of each year that two people have confirmed, hexadecimal.
    private static func confirmedCalendars(_ db: Database) throws -> [Int: String] {
        guard try db.tableExists("calendar_confirmed") else { return [:] }
        let rows = try Row.fetchAll(db, sql: "SELECT year, digest FROM calendar_confirmed")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// What the journal in `path` says of items and calendars, without opening it for writing;
    /// `nil` where there is no journal yet.
    package static func register(
        in path: String
    ) throws(JournalFault) -> (
        register: ItemRegister, calendars: [Int: String], lastAt: Moment
    )? {
        let folder = DataFolder(path: path)
        guard FileManager.default.fileExists(atPath: folder.database) else { return nil }
        do {
            let queue = try folder.readingQueue()
            return try queue.read { db in
                guard try db.tableExists("item_fact") else { return nil }
                return (
                    try EnquiryTables.register(db), try confirmedCalendars(db), try lastMoment(db)
                )
            }
        } catch {
            throw fault(error, in: folder)
        }
    }

    package func register() throws(JournalFault) -> ItemRegister {
        try reading { try EnquiryTables.register($0) }
    }
}
