import Foundation
import GRDB
import HallCore
import HallFlow

/// Facts in order, row by row, with what is still known of tickets' needs.
struct FactReader {
    private let rows: RowCursor
    private let needs: [String: Set<Need>]
    private var last = 0

    /// A row as it was read, for those who check the chain.
    struct Read {
        let recorded: RecordedFact
        let row: FactRow
        let day: String
        let seal: [UInt8]
    }

    init(_ db: Database, from first: Int) throws {
        needs = try TicketData.all(db)
        rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT position, day, kind, service, sequence, window, body, at, seal
                FROM fact WHERE position >= ? ORDER BY position
                """,
            arguments: [first]
        )
    }

    /// - Throws: a fault that names the row where it is not one of ours.
    mutating func next(withSeal: Bool = false) throws -> Read? {
        guard let row = try rows.next() else { return nil }
        // A damaged page may hold anything in any column: nothing is taken for granted.
        guard let position = Int.fromDatabaseValue(row[0]),
            let kind = Int.fromDatabaseValue(row[2]).flatMap({ FactKind(rawValue: $0) }),
            let body = String.fromDatabaseValue(row[6]), let at = Int64.fromDatabaseValue(row[7])
        else { throw JournalFault(.damaged, detail: "a row after \(last) is no fact") }
        last = position
        let fact = FactRow(
            kind: kind,
            service: String.fromDatabaseValue(row[3]),
            sequence: Int.fromDatabaseValue(row[4]),
            window: Int.fromDatabaseValue(row[5]),
            body: body,
            at: at
        )
        let day = kind == .issued || withSeal ? String.fromDatabaseValue(row[1]) ?? "" : ""
        let known =
            needs.isEmpty || kind != .issued
            ? [] : needs[TicketData.key(day, fact.service, fact.sequence)] ?? []
        guard let read = fact.fact(needs: known) else {
            throw JournalFault(.damaged, detail: "fact \(position) can't be read")
        }
        return Read(
            recorded: RecordedFact(position: position, fact: read),
            row: fact,
            day: day,
            seal: withSeal ? [UInt8](Data.fromDatabaseValue(row[8]) ?? Data()) : []
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
        var random = SystemRandomNumberGenerator()
        let salt = (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
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
    }
}
