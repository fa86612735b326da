import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Notices by item, day, handler, outcome, stage or name, the newest first."
    )
    @Option var item: String?
    @Option var handler: String?
    @Option var outcome: String?
    @Option var stage: String?
    @Option(help: "The first day, such as 2026-11-01.") var from: String?
    @Option(help: "The last day.") var to: String?
    @Flag(help: "Ask for the applicant's whole name, or read it as a line of standard input.")
    var name = false
    @Option(help: "At most so many.") var limit = 50
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            var query = FindNotices()
            let badge = try staff.badge(at: reach, reading: true)
            query.item = item
            query.handler = handler
            query.outcome = try outcome.map { try read($0, "--outcome") }
            query.stage = try stage.map { try read($0, "--stage") }
            (query.from, query.to, query.limit) = (from, to, limit)
            if name { query.name = try asked("申请人姓名 the applicant's whole name") }
            let found = try await reach.door().ask(query, by: badge).notices
            guard !reach.json else { return try printJSON(found) }
            for notice in found {
                print(
                    [
                        notice.day, notice.serialText, notice.outcomeText, notice.itemName,
                        notice.handler.text, notice.stageText,
                    ].joined(separator: "  ")
                )
            }
        } catch { throw end(with: error) }
    }

    private func read<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        _ option: String
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(option) is one of \(all).")
        }
        return choice
    }
}
