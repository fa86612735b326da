import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "The applicant takes the application back 撤回."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Why, in the applicant's words.") var reason: String

    func run() async throws {
        try await arguments.perform { WithdrawApplication($0, reason: reason) }
    }
}
