import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryTell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tell",
        abstract: "The answer has reached the visitor: the task is closed."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Option(help: "oral or written.") var way: String

    func run() async throws {
        guard let way = EnquiryNote.Way(rawValue: way) else {
            throw ValidationError("--way is oral or written.")
        }
        try await arguments.perform { TellEnquirer($0, way) }
    }
}
