import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct ServiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service",
        abstract: "A service that stands 停办, and goes on."
    )
    @Argument(help: "stop or resume.") var verb: String
    @Argument(help: "The service's letter.") var service: String
    @Option(help: "The attendant's badge.") var staff: String
    @Option(help: "For stop: why.") var reason: String?
    @Option(help: "For stop: until when, HH:MM.") var until: String?
    @Option(help: "For stop: keep, tomorrow, or the service that takes those who wait.")
    var waiting: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        guard ["stop", "resume"].contains(verb) else {
            throw ValidationError("A service can be asked to stop or to resume, not \(verb).")
        }
        do {
            let door = try await reach.printingDoor()
            let day = try await door.ask(try order(), by: Badge(staff))
            guard !reach.json else { return try printJSON(day) }
            print(verb == "stop" ? "\(service) 停办" : "\(service) 恢复办理")
        } catch { throw end(with: error) }
    }

    private func order() throws -> any HallAsk {
        let code = ServiceCode(typed: service)
        guard verb == "stop" else { return ResumeService(code) }
        guard let reason else { throw Refusal.field(.fieldMissing("reason")) }
        guard let waiting else { throw Refusal.field(.fieldMissing("waiting")) }
        let time = try until.map { text in
            guard let time = DayTime(text) else {
                throw Refusal.field(.fieldWrong("until", choices: []))
            }
            return time
        }
        return StopService(code, reason: reason, until: time, waiting: StoppedQueue(typed: waiting))
    }
}

func ask<Asked: TicketAsk>(
    of ticket: String,
    _ reach: HallOptions,
    by badge: Badge? = nil,
    _ order: (TicketNumber) -> Asked
) async throws {
    do {
        guard let number = TicketNumber(ticket) else {
            throw Refusal.ticket(.unknownTicket(ticket))
        }
        let reply = try await reach.door().ask(order(number), by: badge)
        guard !reach.json else { return try printJSON(reply) }
        print("\(reply.ticket)  \(reply.state.words.zh)  前面 \(reply.ahead) 人")
    } catch { throw end(with: error) }
}
