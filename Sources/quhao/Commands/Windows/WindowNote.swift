import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct WindowNote: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "A word for the next window; erased the night after. 留言"
    )
    @Argument var window: Int
    @Argument var text: String
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { LeaveNote(at: window, text) }
}
