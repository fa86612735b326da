import ArgumentParser
import HallAPI
import HallCore
import HallFlow

/// What every window's command has in common: the order that it gives.
protocol WindowCommand: AsyncParsableCommand {
    var window: Int { get }
    var reach: HallOptions { get }
    var staff: String? { get }
    func key() throws(Refusal) -> CommandKey?
    func order(at window: WindowNumber) throws -> any WindowAsk
}

extension WindowCommand {
    var staff: String? { nil }

    func key() throws(Refusal) -> CommandKey? { nil }

    func run() async throws {
        do {
            let reply = try await reach.door().ask(
                try order(at: WindowNumber(window)),
                by: staff.map { Badge($0) },
                key: try key()
            )
            guard !reach.json else { return try printJSON(reply) }
            let ticket = reply.ticket?.description ?? "—"
            print("\(reply.window)号窗口  \(ticket)  \(reply.state.words.zh)")
        } catch { throw end(with: error) }
    }

    func ticketNumber(_ text: String?) throws -> TicketNumber? {
        guard let text else { return nil }
        guard let number = TicketNumber(text) else { throw Refusal.ticket(.unknownTicket(text)) }
        return number
    }
}
