import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeSendSubcase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-subcase",
        abstract: "转告: a part of a joint matter was handed to its authority in the joint system."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "The part's code, as `notice due --serial` has it: MK-01.") var subcase: String
    @Option(help: "Its number in the joint system.") var caseNumber: String
    @Option(help: "The day on which it was handed over: 2026-12-04; else today.") var day: String?

    func run() async throws {
        let date = try day.map(day(of:))
        try await arguments.perform { SendSubcase($0, subcase, caseNumber: caseNumber, on: date) }
    }
}

private func day(of text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
        throw ValidationError("--day is a day: 2026-12-04.")
    }
    return date
}

struct NoticeAnswerSubcase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer-subcase",
        abstract: "What an authority has said in the joint system of its part of a joint matter."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "The part's code: MK-01.") var subcase: String
    @Option(help: "agreed or refused.") var opinion: String
    @Option(help: "The day on which it was said: 2026-12-04; else today.") var day: String?

    func run() async throws {
        guard let opinion = Subcase.Opinion(rawValue: opinion) else {
            throw ValidationError("--opinion is agreed or refused.")
        }
        let date = try day.map(day(of:))
        try await arguments.perform { AnswerSubcase($0, subcase, opinion, on: date) }
    }
}
