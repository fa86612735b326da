import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

/// What every step of a notice needs.
struct NoticeArguments: ParsableArguments {
    @Argument(help: "A serial such as 2026-1, or the short code on the paper.") var notice: String
    @OptionGroup var once: OnceKey
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func perform<Asked: NoticeAsk>(_ step: (NoticeName) throws -> Asked) async throws {
        do {
            let ask = try step(NoticeName(notice))
            let badge = try staff.badge(at: reach)
            let door = try await reach.printingDoor()
            let reply = try await door.ask(ask, by: badge, key: try once.named())
            try show(reply, asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

func show(_ reply: NoticeReply, asJSON: Bool) throws {
    guard !asJSON else { return try printJSON(reply) }
    print("\(reply.serialText)  \(reply.outcomeText)  \(reply.itemName)  短码 \(reply.code)")
    print("\(reply.stageText)；\(reply.verdictText)")
}
