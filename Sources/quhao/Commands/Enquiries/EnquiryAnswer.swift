import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "The answer is found; the visitor is still to be told."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Argument(help: "The answer.") var text: String

    func run() async throws { try await arguments.perform { AnswerEnquiry($0, text: text) } }
}
