import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeVoid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "作废, with a reason; its serial is never used again."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option var reason: String
    @Option(help: "The notice that stands in its place.") var replacedBy: String?

    func run() async throws {
        try await arguments.perform {
            VoidNotice($0, reason: reason, replacedBy: replacedBy.map { NoticeName($0) })
        }
    }
}
