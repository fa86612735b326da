import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Transfer: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send the ticket on, with its number and place kept. 转窗"
    )
    @Argument var window: Int
    @Option(help: "A service, a window, or `line`.") var to: String
    @Option var reason: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        TransferTicket(at: window, to: Destination(typed: to), reason: reason)
    }
}
