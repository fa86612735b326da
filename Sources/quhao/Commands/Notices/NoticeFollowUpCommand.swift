import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeFollowUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up",
        abstract: "What became of it: completed or lapsed."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "completed or lapsed.") var how: String

    func run() async throws {
        guard let followUp = NoticeFollowUp(rawValue: how) else {
            throw ValidationError("--how is completed or lapsed.")
        }
        try await arguments.perform { FollowUpNotice($0, followUp) }
    }
}
