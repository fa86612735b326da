import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Gives the task to somebody else, or another day."
    )
    @OptionGroup var arguments: EnquiryArguments
    @Option(help: "A badge, or a window such as 3号窗口.") var owner: String
    @Option(help: "Such as 2026-11-26.") var due: String?

    func run() async throws {
        let day = try due.map { text in
            guard let date = CivilDate(text) else {
                throw ValidationError("--due is a date such as 2026-11-26.")
            }
            return date
        }
        try await arguments.perform { AssignEnquiry($0, owner: owner, due: day) }
    }
}
