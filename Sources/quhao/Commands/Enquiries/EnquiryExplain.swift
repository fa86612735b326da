import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why it takes longer than it may, as it was told to the visitor."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Argument(help: "The explanation.") var text: String

    func run() async throws { try await arguments.perform { ExplainEnquiry($0, text: text) } }
}
