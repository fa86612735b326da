import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct Return: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A missed ticket joins its line again. 恢复排队"
    )
    @Argument var ticket: String
    @OptionGroup var reach: HallOptions

    func run() async throws { try await ask(of: ticket, reach) { ReturnTicket($0) } }
}

/// Who says it: whoever holds the slip, by its code, or a member of staff.
struct Holder: ParsableArguments {
    @Option(help: "The code on the slip.") var code: String?
    @Option(help: "The badge of the member of staff who does it instead.") var staff: String?

    /// - Throws: ``PeopleRefusal/notAllowed`` where the hall knows no such badge.
    func badge(_ reach: HallOptions) throws -> Badge? {
        guard let staff else { return nil }
        let people = try reach.place.settings().staff
        guard people.contains(where: { $0.badge.text == staff }) else {
            throw end(with: Refusal.people(.notAllowed))
        }
        return Badge(staff)
    }
}

struct GiveUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give a ticket up, by its slip's code or by staff. 弃号"
    )
    @Argument var ticket: String
    @OptionGroup var holder: Holder
    @OptionGroup var reach: HallOptions

    func run() async throws {
        try await ask(of: ticket, reach, by: try holder.badge(reach)) {
            GiveUpTicket($0, code: holder.code)
        }
    }
}

struct TakeBack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take back a ticket that was given up a moment ago. 撤回弃号"
    )
    @Argument var ticket: String
    @OptionGroup var holder: Holder
    @OptionGroup var reach: HallOptions

    func run() async throws {
        try await ask(of: ticket, reach, by: try holder.badge(reach)) {
            TakeBackTicket($0, code: holder.code)
        }
    }
}

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

private func ask<Asked: TicketAsk>(
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

struct Day: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The day as it stands: tickets, windows, waiting times."
    )
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let day = try await reach.door().wholeDay()
            guard !reach.json else { return try printJSON(day) }
            let mark = day.rehearsal ? "  演练" : ""
            print("\(day.date ?? "今日尚未开始")\(mark)  记录 \(day.position)")
            for service in day.services {
                print(
                    "  \(service.code) \(service.name)  等候 \(service.waiting)"
                        + "  已取 \(service.issued)"
                        + (service.wait.map { "  \($0.told)" } ?? "")
                        + (service.closed.map { "  \($0)" } ?? "")
                )
            }
            for window in day.windows {
                let ticket = window.ticket?.description ?? ""
                print("  \(window.number)号窗口  \(window.state.words.zh)  \(ticket)")
            }
        } catch { throw end(with: error) }
    }
}

struct HallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hall",
        abstract: "The hall as a whole: pause calling, resume, close the day, confirm a far date."
    )

    @Argument(help: "pause, resume, close, confirm-day or accept-clock.") var verb: String
    @Option(help: "The attendant's badge.") var staff: String
    @Option var reason: String?
    @Option(
        help: "For pause: evacuation 疏散 or pause; an evacuation's text of Config/hall.toml is one."
    )
    var kind: String?
    @Flag(
        inversion: .prefixedNo,
        help: "For pause: whether numbers are still given, without a time; without it, none are."
    )
    var takes: Bool?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        let verbs = ["pause", "resume", "close", "confirm-day", "accept-clock"]
        guard verbs.contains(verb) else {
            let list = verbs.joined(separator: ", ")
            throw ValidationError("The hall can be asked to \(list), not \(verb).")
        }
        do {
            let day = try await reach.door().ask(try order(), by: Badge(staff))
            guard !reach.json else { return try printJSON(day) }
            let paused = day.standstill.map { standstill in
                (standstill.kind == .evacuation ? "疏散：" : "全场暂停叫号：") + standstill.text
            }
            print(day.closed ? "今日已结束" : paused ?? "正常叫号")
        } catch let error as ValidationError {
            throw error
        } catch { throw end(with: error) }
    }

    private func order() throws -> any HallAsk {
        switch verb {
        case "resume": return ResumeHall()
        case "close": return CloseDay()
        case "confirm-day": return ConfirmDay()
        case "accept-clock": return AcceptClock()
        default: break
        }
        var known = try kind.map { text in
            guard let kind = Standstill.Kind(rawValue: text) else {
                throw ValidationError("--kind is evacuation or pause.")
            }
            return kind
        }
        // A hub at --hub looks itself, and the settings may be there alone.
        if reach.hub == nil || known == nil {
            known = try reach.place.settings().hall.plan.boardTexts.kind(known, of: reason)
        }
        if known == .evacuation { try Self.confirmEvacuation() }
        guard let reason else { throw Refusal.field(.fieldMissing("reason")) }
        return PauseHall(known, reason: reason, takes: takes)
    }

    /// On a terminal one types the word; a script has said it already.
    private static func confirmEvacuation() throws {
        guard isatty(STDIN_FILENO) == 1 else { return }
        print("全场疏散：所有屏幕只显示这句话，停止发号。请输入“疏散”两字确认：", terminator: "")
        fflush(nil)
        guard readLine() == "疏散" else { throw ValidationError("没有发布。") }
    }
}

struct Deadline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "The n-th working day after a date; two bounds and exit 1 while a year is not "
            + "announced."
    )
    @Argument(help: "The day of the event, YYYY-MM-DD; it is not counted.") var date: String
    @Argument(help: "Working days, 0 to 1000.") var days: Int
    @OptionGroup var place: SiteOptions

    func validate() throws {
        guard CivilDate(date) != nil else {
            throw ValidationError("Write the date like 2026-11-23, not \(date).")
        }
        guard (0...1000).contains(days) else {
            throw ValidationError("Days are from 0 to 1000, not \(days).")
        }
    }

    func run() throws {
        guard let start = CivilDate(date) else { return }
        do {
            let deadline = try place.settings().hall.calendar
                .deadline(from: start, workingDays: days)
            guard let year = deadline.openYear else { return print(deadline.earliest) }
            throw Failure.refused(
                Words(
                    zh: "暂定：\(year) 年节假日安排没有公布或没有录入，最早 \(deadline.earliest)，"
                        + "最迟 \(deadline.latest)",
                    en:
                        "Provisional: the holidays of \(year) are not entered; "
                        + "\(deadline.earliest) at the "
                        + "earliest, \(deadline.latest) at the latest"
                )
            )
        } catch { throw end(with: error) }
    }
}

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract:
            "The journal: `journal verify` goes over the chain from the first fact to the head.",
        subcommands: [Verify.self, MakeHead.self]
    )

    struct MakeHead: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "head",
            abstract:
                "DATA/head is lost and the journal is whole: look at the chain and make it anew.",
            discussion: "Only while no hub runs. That it was done, and by whom, is a fact."
        )
        @OptionGroup var staff: Staff
        @OptionGroup var reach: HallOptions

        func run() async throws {
            do {
                let settings = try reach.place.fileSettings()
                let known = settings.staff.first { $0.badge.text == staff.badge }
                guard let known, [.attendant, .manager].contains(known.role) else {
                    throw Refusal.people(.notAllowed)
                }
                let claim = try HubClaim(in: reach.place.dataFolder)
                defer { claim.withdraw() }
                let facts = try JournalVerifier(folder: reach.place.dataFolder).makeHead()
                let desk = try reach.desk()
                try await desk.perform(NoteHead(), by: .machine(as: known.badge))
                print("日志的 \(facts) 条记录逐条核对无误，head 已重新写好，并记下了工号 \(staff.badge)。")
            } catch { throw end(with: error) }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exit 0: as it was written. 1: altered, and where. 3: unreadable."
        )
        @OptionGroup var place: SiteOptions

        func run() throws {
            let verdict: JournalVerifier.Verdict
            do {
                verdict = try JournalVerifier(folder: place.dataFolder).verify()
            } catch { throw end(with: error) }
            switch verdict {
            case .intact(let facts, let head): print("intact: \(facts) facts, head \(head)")
            case .altered(let place):
                complain("altered: \(place)\n")
                throw ExitCode(1)
            }
        }
    }
}
