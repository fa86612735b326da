import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeReadingCopy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reading-copy",
        abstract: "Prints it once more to be read: in large print, or an English summary."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "large or english.") var form: String

    func run() async throws {
        guard let form = ReadingForm(rawValue: form) else {
            throw ValidationError("--form is large or english.")
        }
        try await arguments.perform { PrintReadingCopy($0, form) }
    }
}
