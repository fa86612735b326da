import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Served: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The matter is done. 办结")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { FinishTicket(at: window) }
}
