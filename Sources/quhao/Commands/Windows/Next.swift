import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Next: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Served, and the next one, in one command. 下一位"
    )
    @Argument var window: Int
    @Flag(
        inversion: .prefixedNo,
        help: "Whether the visitor who was called came; asked for while that is not known."
    )
    var came: Bool?
    @Option(help: "The same key gives the same call.") var key: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { ServeNext(at: window, arrived: came) }
}
