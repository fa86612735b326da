import ArgumentParser
import CoreFoundation
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct ItemRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "取消: an item that two people confirmed is taken away by two people, too.",
        discussion: "Each of the two shows a PIN: on the terminal, or as a line of standard input. "
            + "Until both have, it holds, whatever its file says."
    )
    @Argument(help: "Such as MK-01.") var item: String
    @OptionGroup var version: VersionOptions
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            guard let found = settings.hall.item(ItemCode(item)), !found.isSample else {
                throw Refusal.taking(.unknownItem(ItemCode(item)))
            }
            let door = try reach.door()
            let badge = try await staff.provenAttendant(in: settings, at: door)
            let ask = version.ask(of: ItemText(removing: found))
            let reply = try await door.ask(ask, by: badge)
            guard !reach.json else { return try printJSON(reply) }
            print(
                reply.isConfirmed
                    ? "\(reply.item)：两人都已核定取消。请把它从 Config/items 的文件里删去。"
                    : "\(reply.item)：已提出取消，还须另一个人核定才生效。"
            )
        } catch { throw end(with: error) }
    }
}
