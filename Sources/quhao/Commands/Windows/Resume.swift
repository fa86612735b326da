import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Resume: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Take up a kept ticket. 继续办理")
    @Argument var window: Int
    @Option(help: "Which one; else the first.") var ticket: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) throws -> any WindowAsk {
        ResumeTicket(at: window, try ticketNumber(ticket))
    }
}
