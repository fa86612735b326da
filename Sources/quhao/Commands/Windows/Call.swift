import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Call: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call the next ticket. 叫号")
    @Argument var window: Int
    @Option(help: "A ticket out of order, with --reason.") var ticket: String?
    @Option var reason: String?
    @OptionGroup var once: OnceKey
    @OptionGroup var reach: HallOptions

    func key() throws(Refusal) -> CommandKey? { try once.named() }

    func order(at window: WindowNumber) throws -> any WindowAsk {
        var order = CallTicket(at: window)
        order.ticket = try ticketNumber(ticket)
        order.reason = reason
        return order
    }
}
