import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeCopy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Prints the archive's copy once more, marked as a copy."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { CopyNotice($0) } }
}
