import Foundation
import GRDB
import HallCore
import HallFlow
import HallTestKit
import Testing

@testable import HallStore

/// Data folders that 0.1, 0.2 and 0.3 have really made: `Tests/Upgrade/README.md`.
@Suite struct `a journal of an earlier version` {
    static let versions = ["0.1", "0.2", "0.3"]

    private func copied(_ version: String) throws -> String {
        let copy = NSTemporaryDirectory() + "quhao-upgrade-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: "Tests/Upgrade/\(version)", toPath: copy)
        return copy
    }

    private func leave(_ folder: String) {
        do { try FileManager.default.removeItem(atPath: folder) } catch {}
    }

    private func facts(_ path: String) throws -> [[String]] {
        try DatabaseQueue(path: path + "/journal.sqlite").read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM fact ORDER BY position").map { row in
                row.map { "\($0.0)=\($0.1)" }
            }
        }
    }

    @Test(arguments: versions)
    func `is verified byte for byte, before and after it is brought to this one`(version: String)
        throws
    {
        let folder = try copied(version)
        defer { leave(folder) }
        let before = try facts(folder)
        #expect(before.count > 8)
        #expect(try JournalVerifier(folder: folder, withPapers: false).verify().isIntact)
        let journal = try SQLiteJournal(in: folder)
        let day = try journal.newestDay()
        #expect(day.count == before.count)
        // Every column of every fact, its seal among them, is as it was.
        #expect(try facts(folder) == before)
        #expect(try JournalVerifier(folder: folder, withPapers: false).verify().isIntact)
    }

    @Test(arguments: versions)
    func `goes on: no number twice, and nobody's place lost`(version: String) async throws {
        let folder = try copied(version)
        defer { leave(folder) }
        let settings = TestHall.plan()
        var day = HallDay(plan: settings)
        let journal = try SQLiteJournal(in: folder)
        let recorded = try journal.newestDay()
        for one in recorded { day.apply(one.fact) }
        #expect(day.tickets.map(\.number.description).sorted() == ["A001", "A002", "B001"])
        #expect(day.ticket(TicketNumber("A002")!)?.state == .served)
        let last = try #require(recorded.last)
        let next = Issue(
            ticket: TicketNumber(service: ServiceCode("A"), sequence: 3),
            standing: last.fact.at,
            ordinaryStanding: last.fact.at,
            code: "UPGRADE3"
        )
        try journal.append([Fact(.issued(next), at: last.fact.at)], after: last.position)
        var again = next
        again.code = "UPGRADE4"
        let twice = Fact(
            .issued(
                Issue(
                    ticket: TicketNumber(service: ServiceCode("A"), sequence: 1),
                    standing: last.fact.at,
                    ordinaryStanding: last.fact.at,
                    code: "UPGRADE5"
                )
            ),
            at: last.fact.at
        )
        #expect(throws: JournalFault.self) { try journal.append([twice], after: last.position + 1) }
        #expect(try JournalVerifier(folder: folder, withPapers: false).verify().isIntact)
    }

    @Test(arguments: ["0.2", "0.3"])
    func `has its notices, found by a name in any width and by their credit code`(version: String)
        throws
    {
        let folder = try copied(version)
        defer { leave(folder) }
        let journal = try SQLiteJournal(in: folder)
        let serial = NoticeSerial(year: 2026, number: 1)
        let record = try #require(try journal.record(of: serial))
        #expect(record.stage == .sealed)
        var query = NoticeQuery()
        query.name = "天津(宝坻)样例餐饮有限公司 "
        #expect(try journal.find(query).map(\.serial) == [serial])
        let applicant = Applicant(
            kind: .enterprise,
            name: "改过的名字",
            creditCode: "９１１２０２２４MA0000001u",
            contact: "1"
        )
        #expect(try journal.openApplication(of: applicant, about: "MK-01") == serial)
        // What was confirmed stays as it was typed, and the signature is good.
        let persons = try journal.persons(of: serial)
        #expect(persons.first { $0.part == .applicant }?.name == "天津（宝坻）样例餐饮有限公司")
        let statement = NoticeStatement(record)
        let keys = HallKeys(in: folder)
        #expect(
            keys.isGenuine(statement.signature, of: statement.bytes, key: statement.key) == true
        )
    }
}
