import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Arrived: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The visitor is here. 已到")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { ConfirmArrival(at: window) }
}
