import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticePrint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints what is still owed of the copies."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { PrintNotice($0) } }
}
