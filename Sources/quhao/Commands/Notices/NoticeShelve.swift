import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeShelve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shelve",
        abstract: "归档: the second copy is on the shelf."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Its number on the shelf.") var shelf: String

    func run() async throws { try await arguments.perform { ShelveNotice($0, shelf: shelf) } }
}
