import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct ClosingList: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The closing list of the evening, point by point. 下班检查"
    )
    @Argument var window: Int
    @Option(parsing: .upToNextOption, help: "The points that are done, from 1; 0 for none.")
    var done: [Int]
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk {
        CheckClosing(at: window, done: done == [0] ? [] : done.map { $0 - 1 })
    }
}
