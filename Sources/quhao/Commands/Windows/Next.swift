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
    @OptionGroup var once: OnceKey
    @OptionGroup var reach: HallOptions

    func key() throws(Refusal) -> CommandKey? { try once.named() }

    func order(at window: WindowNumber) -> any WindowAsk { ServeNext(at: window, arrived: came) }
}
