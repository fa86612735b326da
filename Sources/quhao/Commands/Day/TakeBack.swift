import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct TakeBack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take back a ticket that was given up a moment ago. 撤回弃号"
    )
    @Argument var ticket: String
    @OptionGroup var holder: Holder
    @OptionGroup var reach: HallOptions

    func run() async throws {
        try await ask(of: ticket, reach, by: try holder.badge(reach)) {
            TakeBackTicket($0, code: holder.code)
        }
    }
}
