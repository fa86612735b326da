import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeHandOver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-over",
        abstract: "What was granted is in the applicant's hands 证件送达."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { HandOverResult($0) } }
}
