import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct WindowPause: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Pause a window. 暂停")
    @Argument var window: Int
    @Option var reason: String
    @Option(help: "The badge of who pauses it.") var staff: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        PauseWindow(at: window, reason: reason)
    }
}
