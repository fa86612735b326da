import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Recall: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call again. 重呼")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { RecallTicket(at: window) }
}
