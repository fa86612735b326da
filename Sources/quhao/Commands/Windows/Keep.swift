import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Keep: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep the ticket while its visitor fetches something. 保留"
    )
    @Argument var window: Int
    @Option var reason: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { KeepTicket(at: window, reason: reason) }
}
