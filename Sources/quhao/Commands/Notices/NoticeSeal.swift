import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "用印: the authority's seal is on all copies."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { SealNotice($0) } }
}
