import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Cases: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "How many cases the ticket in hand really was. 件数"
    )
    @Argument var window: Int
    @Argument var cases: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { CountCases(at: window, cases) }
}
