import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `a copy of the data folder` {
    let folder = TestFolder()
    let aside = TestFolder()

    private var copies: DataCopies { DataCopies(of: folder.path, in: aside.path, kept: 2) }

    private func place(_ paper: String, _ text: String) throws {
        let file = folder.path + "/archive/2026/" + paper
        try FileManager.default.createDirectory(
            atPath: folder.path + "/archive/2026",
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    @Test func `is whole while the hall goes on, and holds what was on disk then`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening, issued(1)])
        let copy = try copies.make(on: "2026-11-23").folder
        try journal.append([issued(2)], after: 2)
        #expect(try JournalVerifier(folder: copy).verify().isIntact)
        #expect(try SQLiteJournal(in: copy).newestDay().map(\.fact) == [opening, issued(1)])
    }

    @Test func `of each day is kept as long as is said, a second one of a day replaces the first`()
        throws
    {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening])
        for day in ["2026-11-21", "2026-11-22", "2026-11-23"] { _ = try copies.make(on: day) }
        try journal.append([issued(1)], after: 1)
        let newest = try copies.make(on: "2026-11-23").folder
        #expect(copies.days == ["2026-11-22", "2026-11-23"])
        #expect(try SQLiteJournal(in: newest).newestDay().count == 2)
    }

    @Test(arguments: ["archive", "archive/2026/copies", "keys"])
    func `is kept in no part of what is copied`(place: String) throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening])
        let copies = DataCopies(of: folder.path, in: "\(folder.path)/\(place)", kept: 2)
        let fault = #expect(throws: JournalFault.self) { _ = try copies.make(on: "2026-11-23") }
        #expect(fault?.kind == .misplaced)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/\(place)"))
    }

    @Test func `takes new papers along, and those that were destroyed are gone from it`() throws {
        _ = try SQLiteJournal(in: folder.path)
        try place("1-1.pdf", "one")
        try place("2-1.pdf", "two")
        _ = try copies.make(on: "2026-11-22")
        try FileManager.default.removeItem(atPath: folder.path + "/archive/2026/1-1.pdf")
        try place("3-1.pdf", "three")
        _ = try copies.make(on: "2026-11-23")
        let papers = try FileManager.default.contentsOfDirectory(
            atPath: aside.path + "/archive/2026"
        )
        #expect(papers.sorted() == ["2-1.pdf", "3-1.pdf"])
    }

    @Test func `is put back in one piece; what was there is moved aside`() throws {
        do {
            let journal = try SQLiteJournal(in: folder.path)
            try journal.append([opening, issued(1)])
            try place("1-1.pdf", "one")
        }
        let copy = try copies.make(on: "2026-11-23").folder
        try SQLiteJournal(in: folder.path).append([issued(2)], after: 2)
        let restoring = try Restoring(copy, to: folder.path)
        let old = try #require(try restoring.finish(marked: "x"))
        #expect(try SQLiteJournal(in: folder.path).newestDay().count == 2)
        #expect(try SQLiteJournal(in: old).newestDay().count == 3)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/archive/2026/1-1.pdf"))
        try FileManager.default.removeItem(atPath: old)
    }

    @Test func `is not put where a hub runs, and not at all when it was altered`() throws {
        try SQLiteJournal(in: folder.path).append([opening, issued(1)])
        let copy = try copies.make(on: "2026-11-23").folder
        let claim = try HubClaim(in: folder.path)
        #expect(throws: JournalFault.self) {
            try Restoring(copy, to: folder.path)
        }
        _ = claim
        try Data("x".utf8).write(to: URL(filePath: copy + "/head"))
        #expect(throws: JournalFault.self) {
            try Restoring(copy, to: aside.path + "/new")
        }
    }

    @Test func `loses no paper where the archive is gone, as when its disk is not mounted`() throws
    {
        _ = try SQLiteJournal(in: folder.path)
        try place("1-1.pdf", "one")
        _ = try copies.make(on: "2026-11-22")
        try FileManager.default.removeItem(atPath: folder.path + "/archive")
        #expect(throws: JournalFault.self) { try copies.make(on: "2026-11-23") }
        #expect(copies.days == ["2026-11-22"])
        #expect(FileManager.default.fileExists(atPath: aside.path + "/archive/2026/1-1.pdf"))
    }

    @Test func `has the paper that is filed now, also where an earlier one had its name`() throws {
        _ = try SQLiteJournal(in: folder.path)
        try place("1-1.pdf", "one")
        _ = try copies.make(on: "2026-11-22")
        try place("1-1.pdf", "another")
        _ = try copies.make(on: "2026-11-23")
        let paper = FileManager.default.contents(atPath: aside.path + "/archive/2026/1-1.pdf")
        #expect(paper == Data("another".utf8))
    }

    @Test func `forgets at night what the hall forgets: needs and notes of earlier days`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        var issue = Issue(
            ticket: TicketNumber(service: Kit.a, sequence: 1),
            standing: Kit.at("09:00"),
            ordinaryStanding: Kit.at("09:00"),
            code: "SAMPLE01"
        )
        issue.needs = [.blind]
        try journal.append([opening, Fact(.ticket(.issued(issue)), at: Kit.at("09:00"))])
        let copy = try copies.make(on: "2026-11-23").folder
        func needs(_ path: String) throws -> Set<Need> {
            try SQLiteJournal(in: path).newestDay().compactMap { recorded in
                if case .ticket(.issued(let issue)) = recorded.fact.deed {
                    issue.needs
                } else {
                    nil
                }
            }.first ?? []
        }
        #expect(try needs(copy) == [.blind])
        let next: CivilDate = "2026-11-24"
        try copies.erase(before: CivilDate("2026-11-23"))
        #expect(try needs(copy) == [.blind])
        try copies.erase(before: next)
        #expect(try needs(copy) == [])
        #expect(try JournalVerifier(folder: copy).verify().isIntact)
        // Not even in a free page of the file.
        let bytes = try Data(contentsOf: URL(filePath: copy + "/journal.sqlite"))
        #expect(bytes.range(of: Data("blind".utf8)) == nil)
    }

    @Test func `is restored in one step: a folder that was a hall is never begun anew by itself`()
        throws
    {
        try SQLiteJournal(in: folder.path).append([opening, issued(1)])
        let copy = try copies.make(on: "2026-11-23").folder
        let files = FileManager.default
        // Broken off while it was made ready, moved aside by hand, and as earlier versions left it
        // between two renames.
        for beside in [".restoring", ".before-1", ".restored"] {
            try files.moveItem(atPath: folder.path, toPath: folder.path + beside)
            #expect(throws: JournalFault.self) { _ = try SQLiteJournal(in: folder.path) }
            #expect(throws: JournalFault.self) { _ = try HubClaim(in: folder.path) }
            #expect(!files.fileExists(atPath: folder.path))
            try files.moveItem(atPath: folder.path + beside, toPath: folder.path)
        }
        let restoring = try Restoring(copy, to: folder.path)
        let old = try #require(try restoring.finish(marked: "x"))
        #expect(files.fileExists(atPath: folder.path + "/journal.sqlite"))
        #expect(!files.fileExists(atPath: folder.path + ".restoring"))
        try files.removeItem(atPath: old)
    }

    @Test func `a journal whose folder was moved or replaced takes no more facts`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening, issued(1)])
        let moved = folder.path + "-elsewhere"
        try FileManager.default.moveItem(atPath: folder.path, toPath: moved)
        defer { do { try FileManager.default.removeItem(atPath: moved) } catch {} }
        #expect(throws: JournalFault.self) { try journal.append([issued(2)], after: 2) }
        try FileManager.default.createDirectory(
            atPath: folder.path,
            withIntermediateDirectories: true
        )
        #expect(throws: JournalFault.self) { try journal.append([issued(2)], after: 2) }
        #expect(try SQLiteJournal(in: moved).newestDay().count == 2)
    }

    @Test func `of a wrong day is not the first to be removed`() throws {
        _ = try SQLiteJournal(in: folder.path)
        for day in ["2026-11-22", "2026-11-23", "2000-01-01"] { _ = try copies.make(on: day) }
        #expect(copies.days == ["2000-01-01", "2026-11-23"])
    }
}
