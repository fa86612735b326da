import Foundation
import GRDB
import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing

@testable import HallStore

/// Data folders that 0.1, 0.2 and 0.3 have really made: `Tests/Upgrade/README.md`.
@Suite struct `a journal of an earlier version` {
    static let versions = ["0.1", "0.2", "0.3"]

    private func copied(_ version: String) throws -> TestFolder {
        let folder = TestFolder()
        try FileManager.default.copyItem(atPath: "Tests/Upgrade/\(version)", toPath: folder.path)
        return folder
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
        let kept = try copied(version)
        let folder = kept.path
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

    @Test(arguments: [("0.1", ["B001", "A003"]), ("0.2", ["B001", "A003"]), ("0.3", ["A003"])])
    func `goes on: no number twice, and nobody's place lost`(version: String, waiting: [String])
        async throws
    {
        let kept = try copied(version)
        let journal = try SQLiteJournal(in: kept.path)
        let last = try #require(try journal.newestDay().last)
        let desk = try Desk(
            hall: TestHall.hall(),
            journal: journal,
            clock: TestClock(last.fact.at),
            zone: TestZone(),
            rehearsal: true
        )
        let taken = try await TicketCounter(desk: desk, tray: nil)
            .takeTicket(TakeTicket(service: ServiceCode("A")))
        #expect(taken.view.ticket.number.description == "A003")
        let (served, waits) = await desk.read { day, _, _ in
            let tickets = day.tickets.sorted { $0.standing < $1.standing }
            return (
                tickets.filter { $0.state == .served }.map(\.number.description),
                tickets.filter { $0.state == .waiting }.map(\.number.description)
            )
        }
        #expect(served == ["A001", "A002"])
        #expect(waits == waiting)
        // Nor does the journal itself take a number that the earlier version has given.
        let twice = Issue(
            ticket: TicketNumber(service: ServiceCode("A"), sequence: 1),
            standing: last.fact.at,
            ordinaryStanding: last.fact.at,
            code: "UPGRADE5"
        )
        let end = try #require(try journal.newestDay().last)
        #expect(throws: JournalFault.self) {
            try journal.append(
                [Fact(.ticket(.issued(twice)), at: last.fact.at)],
                after: end.position
            )
        }
        #expect(try JournalVerifier(folder: kept.path, withPapers: false).verify().isIntact)
    }

    @Test(arguments: ["0.2", "0.3"])
    func `has its notices, found by a name in any width and by their credit code`(version: String)
        throws
    {
        let kept = try copied(version)
        let folder = kept.path
        let journal = try SQLiteJournal(in: folder)
        let serial = NoticeSerial(year: 2026, number: 1)
        let record = try #require(try journal.record(of: serial))
        #expect(record.stage == .sealed)
        var query = FindNotices()
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
