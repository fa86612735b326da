import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryContact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact",
        abstract: "How to reach the visitor; that somebody looked is a fact."
    )
    @OptionGroup var arguments: EnquiryArguments

    func run() async throws { try await arguments.perform { SeeContact($0) } }
}
