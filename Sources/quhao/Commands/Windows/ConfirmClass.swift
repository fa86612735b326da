import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct ConfirmClass: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The proof of a claimed class was seen, or not. 核验"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @Flag(inversion: .prefixedNo, help: "Whether the class holds.") var holds: Bool
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk {
        HallCore.ConfirmClass(at: window, holds: holds)
    }
}
