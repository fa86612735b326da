import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Undo: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the window's last step back, within seconds. 误按撤销"
    )
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { UndoStep(at: window) }
}
