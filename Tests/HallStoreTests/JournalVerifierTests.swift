import Foundation
import GRDB
import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing

@testable import HallStore

private typealias Kit = TestHall

extension JournalVerifier.Verdict {
    var isIntact: Bool { if case .intact = self { true } else { false } }

    var place: String { if case .altered(let place) = self { place } else { "" } }
}

@Suite struct `verifying the journal` {
    let folder = TestFolder()

    init() throws {
        try SQLiteJournal(in: folder.path).append([opening] + (1...30).map { issued($0) })
    }

    private var verdict: JournalVerifier.Verdict {
        get throws { try JournalVerifier(folder: folder.path).verify() }
    }

    @Test func `finds a changed fact`() throws {
        try folder.tamper("UPDATE fact SET at = at + 1 WHERE position = 7")
        #expect(try verdict.place.contains("fact 7 "))
    }

    @Test func `finds a fact that was taken out`() throws {
        try folder.tamper("DELETE FROM fact WHERE position = 9")
        #expect(try verdict.place == "fact 9 is missing")
    }

    @Test func `finds a fact that was taken out and the gap closed`() throws {
        try folder.tamper(
            "DELETE FROM fact WHERE position = 9; UPDATE fact SET position = position - 1 WHERE position > 9"
        )
        #expect(try verdict.place.contains("fact 9 "))
    }

    /// Every later seal is made anew, as well as one can without the key.
    @Test func `finds a fact that was put in with a recomputed chain`() throws {
        try folder.tamper(
            """
            UPDATE fact SET position = -(position + 1) WHERE position >= 12;
            UPDATE fact SET position = -position WHERE position < 0;
            INSERT INTO fact SELECT 12, day, kind, service, 99, window, body, at, seal
            FROM fact WHERE position = 13;
            UPDATE fact SET seal = randomblob(32) WHERE position >= 12;
            """
        )
        #expect(try verdict.place.contains("fact 12 "))
    }

    @Test func `finds a tail that was cut off`() throws {
        try folder.tamper("DELETE FROM fact WHERE position > 21")
        #expect(try verdict.place == "facts 22 to 31 are missing at the end")
        #expect(throws: JournalFault.self) { try SQLiteJournal(in: folder.path) }
    }

    @Test func `finds a head that is gone`() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/head")
        #expect(try verdict.place == "the file head is missing")
    }

    @Test func `says in one sentence that a file is no journal`() throws {
        let queue = try DatabaseQueue(path: folder.database)
        try queue.close()
        try Data(repeating: 0x55, count: 50_000).write(to: URL(filePath: folder.database))
        for name in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.database + name)
        }
        do {
            _ = try SQLiteJournal(in: folder.path)
            Testing.Issue.record("a damaged file was opened")
        } catch { #expect(error.kind == .damaged) }
    }
}

@Suite struct `a start on a long day` {
    private let folder = TestFolder()
    private static let facts = 2 * SealCheck.chunkRows + 100

    init() throws {
        try SQLiteJournal(in: folder.path)
            .append([opening] + (2...Self.facts).map { issued($0) })
    }

    /// What is said where the day's facts are read with their seals.
    private var fault: String? {
        get throws {
            let journal = try SQLiteJournal(in: folder.path)
            do throws(JournalFault) { _ = try journal.newestDay() } catch { return error.detail }
            return nil
        }
    }

    @Test func `reads a day that nobody touched`() throws {
        #expect(try fault == nil)
        let journal = try SQLiteJournal(in: folder.path)
        #expect(try journal.newestDay().map(\.position) == Array(1...Self.facts))
    }

    /// Seals are looked at in chunks: the first one, both sides of an edge, and the last.
    @Test(arguments: [2, SealCheck.chunkRows, SealCheck.chunkRows + 1, facts])
    func `says which fact was altered`(_ position: Int) throws {
        try folder.tamper("UPDATE fact SET at = at + 1 WHERE position = \(position)")
        #expect(try fault == "fact \(position) does not match its seal")
    }

    @Test func `names the first of several`() throws {
        try folder.tamper("UPDATE fact SET at = at + 1 WHERE position IN (5000, 700, 8200)")
        #expect(try fault == "fact 700 does not match its seal")
    }

    @Test func `names what was altered before what is missing`() throws {
        try folder.tamper(
            "UPDATE fact SET at = at + 1 WHERE position = 5; DELETE FROM fact WHERE position = 8"
        )
        #expect(try fault == "fact 5 does not match its seal")
    }

    @Test func `finds a seal that another fact has`() throws {
        let edge = SealCheck.chunkRows
        try folder.tamper(
            "UPDATE fact SET seal = (SELECT seal FROM fact WHERE position = \(edge - 1)) "
                + "WHERE position = \(edge)"
        )
        #expect(try fault == "fact \(edge) does not match its seal")
    }
}

@Suite struct `a journal that two processes write` {
    private let folder = TestFolder()

    @Test func `takes in nothing of somebody else whose seal is not its own`() throws {
        let first = try SQLiteJournal(in: folder.path)
        let second = try SQLiteJournal(in: folder.path)
        try first.append([opening, issued(1), issued(2)])
        try folder.tamper("UPDATE fact SET sequence = 9 WHERE position = 3")
        let fault = #expect(throws: JournalFault.self) { try second.facts(after: 1) }
        #expect(fault?.kind == .damaged)
        #expect(fault?.detail == "fact 3 does not match its seal")
        var wasRun = false
        #expect(throws: JournalFault.self) {
            try second.transact(after: 1) { _, _ in wasRun = true }
        }
        #expect(!wasRun)
        #expect(throws: JournalFault.self) { try second.facts(after: 2) }
        #expect(try second.facts(after: 3).isEmpty)
    }
}
