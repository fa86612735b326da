import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct Take: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a number. 取号")

    @Argument(help: "The service's letter.") var service: String
    @Option(help: "The item's code, such as MK-01.") var item: String?
    @Option(name: .customLong("class"), help: "A class of Config/classes.toml.")
    var visitorClass = ClassCode.ordinary.text
    @Option(help: "The time of an appointment, HH:MM.") var appointment: String?
    @Option(help: "Cases 件数 on this ticket.") var cases = 1
    @Option(help: "guide, blind or deaf; may be given more than once.") var need: [String] = []
    @Option(help: "Another ticket of the same person.") var linkedTo: String?
    @Option(help: "Staff only: a reason to go beyond quota and hours, with --staff.")
    var reason: String?
    @Option(help: "The badge of who gives the reason.") var staff: String?
    @Option(help: "For the class carried_over: the code on the slip of the day before.")
    var oldCode: String?
    @OptionGroup var once: OnceKey
    @OptionGroup var reach: HallOptions

    func validate() throws {
        for text in need where Need(rawValue: text) == nil {
            throw ValidationError("A need is guide, blind or deaf, not \(text).")
        }
        if reason != nil, staff == nil { throw ValidationError("--reason needs --staff.") }
    }

    func run() async throws {
        do {
            var request = TakeTicket(service: ServiceCode(typed: service))
            request.item = item.map { ItemCode($0) }
            request.visitorClass = ClassCode(visitorClass)
            request.cases = cases
            request.oldCode = oldCode
            request.needs = Set(need.compactMap { Need(rawValue: $0) })
            if let appointment {
                guard let time = DayTime(appointment) else {
                    throw Refusal.taking(.appointmentUnreadable)
                }
                request.appointment = time
            }
            if let linkedTo {
                guard let other = TicketNumber(linkedTo) else {
                    throw Refusal.ticket(.unknownTicket(linkedTo))
                }
                request.linkedTo = other
            }
            request.reason = reason
            let reply = try await reach.door().ask(
                request,
                by: staff.map { Badge($0) },
                key: try once.named()
            )
            if reach.json { try printJSON(reply) } else { print(sentence(reply)) }
        } catch { throw end(with: error) }
    }

    private func sentence(_ reply: TakeReply) -> String {
        let windows = reply.windows.map { "\($0.number)号窗口（\($0.place)）" }
        let ahead = reply.ahead == 0 ? "下一位就是您" : "前面还有 \(reply.ahead) 人"
        let wait = reply.wait.map { "，\($0.told)" } ?? ""
        return """
            \(reply.ticket)  \(ahead)\(reply.breakEnds.map { "，\($0) 起继续叫号" } ?? wait)
            办理窗口：\(windows.joined(separator: "、"))，请等候叫号
            """
    }
}

extension WaitReply {
    /// On a command line; nobody waits from 0 to 0 minutes.
    var told: String { high == 0 ? "马上就到" : "约 \(low)–\(high) 分钟" }
}
