import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Extends the limit of an application once, and prints its paper 延长办理期限告知书."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Days, in the unit of the limit.") var days: Int
    @Option(help: "The head who approved it.") var approver: String
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let time = AddedTime(days: days, approver: approver, reason: reason)
        try await arguments.add(time, as: .extended)
    }
}
