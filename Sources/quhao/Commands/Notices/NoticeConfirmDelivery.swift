import ArgumentParser
import HallAPI
import HallCore

struct NoticeConfirmDelivery: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm-delivery",
        abstract: "回执: the day on which a notice that was posted reached the applicant."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "The day on the return receipt: 2026-11-30.") var on: String

    func run() async throws {
        guard let day = CivilDate(on) else { throw ValidationError("--on is a day: 2026-11-30.") }
        try await arguments.perform { ConfirmDelivery($0, on: day) }
    }
}
