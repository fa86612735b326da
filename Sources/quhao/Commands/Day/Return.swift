import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct Return: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A missed ticket joins its line again. 恢复排队"
    )
    @Argument var ticket: String
    @OptionGroup var reach: HallOptions

    func run() async throws { try await ask(of: ticket, reach) { ReturnTicket($0) } }
}
