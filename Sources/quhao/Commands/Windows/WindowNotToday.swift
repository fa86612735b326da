import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct WindowNotToday: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nobody is to wait for this window today. 今日不开"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The attendant's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { MarkNotToday(at: window) }
}
