import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct Reprint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A second paper 补打 of a ticket: the number stays, the first paper's code is void."
    )
    @Argument var ticket: String
    @Option(help: "Why; it stands in the journal.") var reason: String
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard let number = TicketNumber(ticket) else {
                throw Refusal.ticket(.unknownTicket(ticket))
            }
            let door = try await reach.printingDoor()
            let reply = try await door.ask(ReprintSlip(number, reason: reason))
            guard !reach.json else { return try printJSON(reply) }
            let state = Ticket.Slip.State(rawValue: reply.slip.rawValue)
            print("\(reply.ticket)  补打：\(state?.words.zh ?? "没有打印机")")
        } catch { throw end(with: error) }
    }
}
