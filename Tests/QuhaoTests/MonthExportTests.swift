import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Subprocess
import SystemPackage
import Testing

@testable import quhao

@Suite struct `a month of the archive` {
    private let books: TestBooks
    private let folder = TestFolder()
    private let export: MonthExport

    init() throws {
        books = try TestBooks()
        export = MonthExport(
            month: "2026-11",
            folder: folder.path,
            data: books.folder.path,
            hall: .own(
                OwnHall(
                    counter: TicketCounter(desk: books.desk, tray: nil),
                    notices: books.counter
                )
            )
        )
    }

    private func issueTwo() async throws {
        try await books.desk.perform(Wake())
        for _ in 1...2 { try await books.issue(.accepted) }
        try await books.go(to: 12, 1)
        try await books.issue(.accepted)
    }

    /// What `verify.sh` says of it, and its exit code.
    private func verdict() async throws -> (TerminationStatus, String) {
        let end = try await run(
            .path("/bin/sh"),
            arguments: ["verify.sh"],
            workingDirectory: FilePath(folder.path),
            output: .string(limit: 10_000),
            error: .discarded
        )
        return (end.terminationStatus, end.standardOutput)
    }

    @Test func `is verified by its own script, and has that month's notices alone`() async throws {
        try await issueTwo()
        #expect(try await export.write(by: Badge("401")) == 2)
        let (end, words) = try await verdict()
        #expect(end.isSuccess)
        #expect(words == "2 notices: unchanged, signatures genuine\n")
        let index = try String(contentsOfFile: folder.path + "/index.csv", encoding: .utf8)
        #expect(index.split(separator: "\r\n").count == 3)
    }

    @Test func `in which somebody changed a word is no longer genuine`() async throws {
        try await issueTwo()
        _ = try await export.write(by: Badge("401"))
        let notices = folder.path + "/notices"
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: notices).sorted()
                .first { $0.hasSuffix(".txt") }
        )
        let content = try String(contentsOfFile: "\(notices)/\(name)", encoding: .utf8)
        try (content + "x").write(toFile: "\(notices)/\(name)", atomically: true, encoding: .utf8)
        #expect(try await verdict().0.isSuccess == false)
    }

    @Test func `is a look at each notice, noted with its purpose`() async throws {
        try await issueTwo()
        _ = try await export.write(by: Badge("401"))
        let looks = try books.journal.facts(after: 0).compactMap { recorded -> String? in
            guard case .notice(.personSeen(_, let badge, let purpose)) = recorded.fact.deed else {
                return nil
            }
            return "\(badge) \(purpose)"
        }
        #expect(looks == ["401 export", "401 export"])
    }

    @Test func `is written over nothing that is there already`() async throws {
        try folder.make()
        await #expect {
            _ = try await export.write(by: Badge("401"))
        } throws: { "\($0)".contains("name a new folder") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
