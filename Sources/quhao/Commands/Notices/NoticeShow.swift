import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A notice with its content and its names; that somebody looked is a fact."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Why you look: handling, reply, reprint, inspection, export or court.")
    var purpose: String
    @Flag(help: "The signed text alone, as it is verified.") var content = false

    func run() async throws {
        do {
            let look = OpenNotice(NoticeName(arguments.notice), reason: purpose)
            let badge = try arguments.staff.badge(at: arguments.reach, reading: true)
            let reply = try await arguments.reach.door().ask(look, by: badge)
            if content {
                try emit(Array((reply.content ?? "").utf8))
            } else {
                try printJSON(reply)
            }
        } catch { throw end(with: error) }
    }
}
