import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct WindowClose: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Close a window. 关窗")
    @Argument var window: Int
    @Option(help: "Where its queue goes: a service, a window, or `line` to let it wait.")
    var to: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        CloseWindow(at: window, to: to.map { Destination(typed: $0) })
    }
}
