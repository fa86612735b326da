import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeSettle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Somebody has looked whether an unknown copy came out."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "from 1 on.") var copy: Int
    @Flag(inversion: .prefixedNo, help: "It came out.") var out: Bool

    func run() async throws {
        try await arguments.perform { SettleCopy($0, copy: copy, cameOut: out) }
    }
}
