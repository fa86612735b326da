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

@Suite struct `a part of the archive` {
    private let books: TestBooks
    private let folder = TestFolder()

    init() throws {
        books = try TestBooks()
    }

    private var export: ArchiveExport { export(of: .month("2026-11")) }

    private func export(of subject: ArchiveExport.Subject) -> ArchiveExport {
        ArchiveExport(
            subject: subject,
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

    @Test func `is all that proves what was done about one application, and what lies elsewhere`()
        async throws
    {
        try await issueTwo()
        let received = try await books.issue(.received, [.handedIn, .missing])
        let told = try await books.issue(.correction, of: received, [.handedIn, .missing])
        try await books.deliver(told)
        try await books.issue(.accepted, of: received) { $0.caseNumber = "TJ-7" }
        let denial = DecideApplication.Denial(reason: "场所没有通风设施", provision: "《某法》第三条")
        let decision = Decision(
            number: "津样例许〔2026〕15号",
            day: "2026-12-01",
            reviewer: "李样例",
            approver: "王样例"
        )
        try await books.decide(received, denied: denial, by: decision)
        // By any of its papers.
        let whole = export(of: .application("\(told)"))
        #expect(try await whole.write(by: Badge("401")) == 4)
        #expect(try await verdict().1 == "4 notices: unchanged, signatures genuine\n")
        let contents = try String(contentsOfFile: folder.path + "/contents.txt", encoding: .utf8)
        let rows = contents.split(separator: "\n").map {
            $0.split(separator: "\t").map(String.init)
        }
        let papers = rows.filter { $0.count == 9 && $0[0] != "序号" }
        #expect(papers.map { $0[0] } == ["1", "2", "3", "4"])
        let outcomes = ["（收件）", "（补正告知）", "（受理）", "（不予行政许可）"]
        for (paper, outcome) in zip(papers, outcomes) { #expect(paper[1].hasSuffix(outcome)) }
        #expect(papers[1][5] == "当面签收 2026-12-01")
        #expect(papers[3][5] == "未送达")
        for words in ["审批办件编号\tTJ-7", "决定书津样例许〔2026〕15号的原本", "申请材料的原件"] {
            #expect(contents.contains(words), "\(words)")
        }
        #expect(!contents.contains("张样例"))
        let cover = FileManager.default.contents(atPath: folder.path + "/cover.pdf")
        #expect(cover?.starts(with: Data("%PDF-".utf8)) == true)
        // What was never printed has no file, and is said to have none.
        #expect(papers.map { $0[7] } == ["未打印", "未打印", "未打印", "notices/2026-7-1.pdf"])
        for name in [papers[3][7], "notices/\(told).applicant"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(name)"), "\(name)")
        }
    }

    @Test func `of an application that there is not is refused by its name`() async throws {
        try await issueTwo()
        await #expect(throws: Refusal.notice(.unknown("2026-99"))) {
            _ = try await export(of: .application("2026-99")).write(by: Badge("401"))
        }
        // The folder's name can be used again.
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
