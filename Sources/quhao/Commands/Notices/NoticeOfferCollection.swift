import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeOfferCollection: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer-collection",
        abstract: "领证通知: from when and at which window what was granted can be collected."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "The first day, a working day: 2026-12-04.") var from: String
    @Option(help: "The window's number.") var window: Int

    func run() async throws {
        guard let day = CivilDate(from) else {
            throw ValidationError("--from is a day: 2026-12-04.")
        }
        try await arguments.perform {
            OfferCollection($0, from: day, window: WindowNumber(window))
        }
    }
}
