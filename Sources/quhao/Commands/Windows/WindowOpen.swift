import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct WindowOpen: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a window, end its pause, or hand it over. 开窗"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { OpenWindow(at: window) }
}
