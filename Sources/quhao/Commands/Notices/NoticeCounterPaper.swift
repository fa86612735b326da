import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeCounterPaper: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counter-paper",
        abstract: "Prints 送达回证, 材料交接单 or 退还原件清单 of a notice, to be signed by hand."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "delivery_receipt, transfer_list or originals_list.") var paper: String

    func run() async throws {
        guard let paper = CounterPaper(rawValue: paper) else {
            throw ValidationError(
                "--paper is delivery_receipt, transfer_list or originals_list."
            )
        }
        try await arguments.perform { PrintCounterPaper($0, paper) }
    }
}
