import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Missed: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Nobody came. 过号")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { MissTicket(at: window) }
}
