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

struct ItemConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract:
            "核定: the first person proposes the item as its file has it, the second confirms it.",
        discussion: "Each of the two shows a PIN: on the terminal, or as a line of standard input."
    )
    @Argument(help: "Such as MK-01.") var item: String
    @OptionGroup var version: VersionOptions
    @Flag(help: "The online hall says the same already.") var onlineHallAdjusted = false
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.fileSettings()
            guard let found = settings.hall.item(ItemCode(item)) else {
                throw Refusal.taking(.unknownItem(ItemCode(item)))
            }
            let door = try reach.door()
            // The two have to be people whom the hall knows, each by a PIN of their own.
            let badge = try await staff.provenAttendant(in: settings, at: door)
            var ask = version.ask(of: ItemText(found))
            ask.isOnlineHallAdjusted = onlineHallAdjusted
            let reply = try await door.ask(ask, by: badge)
            guard !reach.json else { return try printJSON(reply) }
            for change in reply.changes { print(change) }
            print(
                reply.isConfirmed
                    ? "\(reply.item) \(reply.version)：两人都已核定。"
                    : "\(reply.item) \(reply.version)：已核定，还须另一个人核定才生效。"
            )
        } catch { throw end(with: error) }
    }
}
