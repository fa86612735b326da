import Foundation
import GRDB
import GRDBSQLite
import HallAPI
import HallCore
import HallFlow

/// Facts in order, row by row, with what is still known of tickets' needs.
///
/// Steps SQLite's own statement, since a start replays a whole day: see `make bench`.
struct FactReader {
    private let statement: Statement
    private let needs: [String: Set<Need>]
    private let notes: [Int: String]
    private let fields = FactFields()
    private var last = 0

    /// A row with its seal, for those who check the chain.
    struct SealedRow {
        let position: Int
        let row: FactRow
        let day: String
        let seal: [UInt8]
    }

    init(_ db: Database, from first: Int) throws {
        // A journal that an earlier version has left has not all of these yet.
        needs = try db.tableExists("ticket_data") ? try TicketData.all(db) : [:]
        notes = try db.tableExists("ticket_note") ? try TicketData.notes(db) : [:]
        statement = try db.makeStatement(
            sql: """
                SELECT position, day, kind, service, sequence, window, body, at, seal
                FROM fact WHERE position >= ? ORDER BY position
                """
        )
        try statement.setArguments([first])
    }

    /// - Throws: a fault that names the row where it is not one of ours.
    mutating func next() throws -> RecordedFact? {
        guard let (position, line) = try step() else { return nil }
        return try recorded(position, line)
    }

    /// - Throws: as ``next()``.
    mutating func nextSealed() throws -> (recorded: RecordedFact, sealed: SealedRow)? {
        guard let (position, line) = try step() else { return nil }
        let row = statement.sqliteStatement
        let sealed = SealedRow(
            position: position,
            row: FactRow(
                number: line.number,
                service: fields.service,
                sequence: fields.sequence,
                window: fields.windowNumber,
                body: Self.text(row, 6) ?? "",
                at: sqlite3_column_int64(row, 7)
            ),
            day: Self.text(row, 1) ?? "",
            seal: Self.bytes(row, 8)
        )
        return (try recorded(position, line), sealed)
    }

    /// The next row, its columns in `fields`.
    private mutating func step() throws -> (position: Int, line: FactLine)? {
        let row = statement.sqliteStatement
        let step = sqlite3_step(row)
        guard step != SQLITE_DONE else { return nil }
        guard step == SQLITE_ROW else {
            throw DatabaseError(resultCode: ResultCode(rawValue: step))
        }
        // A damaged page may hold anything in any column: nothing is taken for granted.
        guard let position = Self.int(row, 0), Self.int(row, 7) != nil,
            sqlite3_column_type(row, 6) == SQLITE_TEXT,
            let line = Self.int(row, 2).flatMap({ FactLine.of($0) })
        else { throw JournalFault(.damaged, detail: "a row after fact \(last) is no fact") }
        last = position
        fields.service = Self.text(row, 3)
        fields.sequence = Self.int(row, 4)
        fields.windowNumber = Self.int(row, 5)
        return (position, line)
    }

    private func recorded(_ position: Int, _ line: FactLine) throws -> RecordedFact {
        let row = statement.sqliteStatement
        fields.needs =
            needs.isEmpty || line.number != FactLine.issued
            ? []
            : needs[TicketData.key(Self.text(row, 1) ?? "", fields.service, fields.sequence)] ?? []
        fields.note = notes.isEmpty ? "" : notes[position] ?? ""
        do {
            guard let start = sqlite3_column_text(row, 6) else { throw Unreadable() }
            let count = Int(sqlite3_column_bytes(row, 6))
            try fields.scan(UnsafeBufferPointer(start: start, count: count))
            let fact = Fact(
                try line.read(fields),
                at: Moment(milliseconds: sqlite3_column_int64(row, 7))
            )
            return RecordedFact(position: position, fact: fact)
        } catch {
            throw JournalFault(.damaged, detail: "fact \(position) can't be read")
        }
    }

    private static func int(_ row: SQLiteStatement, _ column: Int32) -> Int? {
        guard sqlite3_column_type(row, column) == SQLITE_INTEGER else { return nil }
        return Int(sqlite3_column_int64(row, column))
    }

    private static func text(_ row: SQLiteStatement, _ column: Int32) -> String? {
        guard sqlite3_column_type(row, column) == SQLITE_TEXT,
            let start = sqlite3_column_text(row, column)
        else { return nil }
        let count = Int(sqlite3_column_bytes(row, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private static func bytes(_ row: SQLiteStatement, _ column: Int32) -> [UInt8] {
        guard sqlite3_column_type(row, column) == SQLITE_BLOB,
            let start = sqlite3_column_blob(row, column)
        else { return [] }
        return Array(
            UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
        )
    }
}

/// What visitors told the kiosk about themselves: beside the chain, never in it.
enum TicketData {
    private static let saltBytes = 16

    static func key(_ day: String, _ service: String?, _ sequence: Int?) -> String {
        "\(day) \(service ?? "") \(sequence ?? 0)"
    }

    /// Keeps the needs of `issue` and gives the salted hash that stands for them in the chain.
    static func keep(_ issue: Issue, day: String, _ db: Database) throws -> String {
        let text = issue.needs.sorted().map(\.rawValue).joined(separator: " ")
        let salt = newSalt()
        try db.execute(
            sql: """
                INSERT INTO ticket_data (day, service, sequence, needs, salt)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                day, issue.ticket.service.text, issue.ticket.sequence, text, Data(salt),
            ]
        )
        return Chain.hash(text, salt: salt)
    }

    /// Keeps a window's note and gives the salted hash that stands for it in the chain.
    static func keep(
        _ note: Ticket.Note,
        at position: Int,
        day: String,
        _ db: Database
    ) throws -> String {
        let salt = newSalt()
        try db.execute(
            sql: "INSERT INTO ticket_note (position, day, text, salt) VALUES (?, ?, ?, ?)",
            arguments: [position, day, note.text, Data(salt)]
        )
        return Chain.hash(note.text, salt: salt)
    }

    private static func newSalt() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// By the position of their facts.
    static func notes(_ db: Database) throws -> [Int: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT position, text FROM ticket_note")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    static func all(_ db: Database) throws -> [String: Set<Need>] {
        var all: [String: Set<Need>] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT day, service, sequence, needs FROM ticket_data"
        )
        while let row = try rows.next() {
            let needs = (row[3] as String).split(separator: " ").compactMap {
                Need(rawValue: String($0))
            }
            all[key(row[0], row[1], row[2])] = Set(needs)
        }
        return all
    }

    static func erase(before day: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM ticket_data WHERE day < ?", arguments: [day])
        try db.execute(sql: "DELETE FROM ticket_note WHERE day < ?", arguments: [day])
    }
}
