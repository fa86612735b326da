import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct GiveUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give a ticket up, by its slip's code or by staff. 弃号"
    )
    @Argument var ticket: String
    @OptionGroup var holder: Holder
    @OptionGroup var reach: HallOptions

    func run() async throws {
        try await ask(of: ticket, reach, by: try holder.badge(reach)) {
            GiveUpTicket($0, code: holder.code)
        }
    }
}
