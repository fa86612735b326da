import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeHandOver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-over",
        abstract: "领取登记: who collected what was granted and upon which proof, or its post."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "in_person or posted.") var way: String
    @Option(help: "The proof that was shown, without its number; or the consignment's number.")
    var detail: String
    @Option(help: "Who collected it.") var collector: String?

    func run() async throws {
        guard let way = HandOver.Way(rawValue: way) else {
            throw ValidationError("--way is in_person or posted.")
        }
        try await arguments.perform {
            HandOverResult($0, way, detail: detail, collector: collector)
        }
    }
}
