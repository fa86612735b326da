import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeIssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issues a notice from a draft (JSON) and prints its copies."
    )
    @Argument(help: "The draft's file, or - for standard input.") var draft: String
    @OptionGroup var once: OnceKey
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        let data: Data
        let read: NoticeDraft
        do {
            data =
                draft == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : try Data(contentsOf: URL(filePath: draft))
            read = try JSONDecoder().decode(Strict<NoticeDraft>.self, from: data).value
        } catch let refusal as Refusal {
            throw ValidationError("\(draft): \(refusal.sentence(in: .en))")
        } catch { throw ValidationError("\(draft) is no draft of a notice: \(error)") }
        do {
            let badge = try staff.badge(at: reach)
            let door = try await reach.printingDoor()
            let reply = try await door.ask(IssueNotice(read), by: badge, key: try once.named())
            try show(reply, asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}
