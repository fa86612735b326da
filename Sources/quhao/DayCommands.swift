import ArgumentParser
import Foundation
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
    @OptionGroup var reach: Reach

    func run() async throws { try await ask(TicketRequest(.comeBack, ticket: ticket), reach) }
}

struct GiveUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give a ticket up. 弃号")
    @Argument var ticket: String
    @OptionGroup var reach: Reach

    func run() async throws { try await ask(TicketRequest(.giveUp, ticket: ticket), reach) }
}

private func ask(_ request: TicketRequest, _ reach: Reach) async throws {
    do {
        let reply = try await reach.door().ticket(request, key: nil)
        guard !reach.json else { return try printJSON(reply) }
        let state = Ticket.State(rawValue: reply.state)?.words.zh ?? reply.state
        print("\(reply.ticket)  \(state)  前面 \(reply.ahead) 人")
    } catch { throw end(with: error) }
}

struct Day: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The day as it stands: tickets, windows, waiting times."
    )
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            let day = try await reach.door().day()
            guard !reach.json else { return try printJSON(day) }
            let mark = day.rehearsal ? "  演练" : ""
            print("\(day.date ?? "今日尚未开始")\(mark)  记录 \(day.position)")
            for service in day.services {
                print(
                    "  \(service.code) \(service.name)  等候 \(service.waiting)"
                        + "  已取 \(service.issued)  约 \(service.wait.low)–\(service.wait.high) 分钟"
                )
            }
            for window in day.windows {
                let state = HallDay.Window.State(rawValue: window.state)?.words.zh ?? window.state
                print("  \(window.number)号窗口  \(state)  \(window.ticket ?? "")")
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
    @OptionGroup var reach: Reach

    func run() async throws {
        guard let verb = HallRequest.Verb(rawValue: verb) else {
            let verbs = HallRequest.Verb.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("The hall can be asked to \(verbs), not \(self.verb).")
        }
        do {
            let request = HallRequest(verb, reason: reason, staff: staff)
            let day = try await reach.door().hall(request, key: nil)
            guard !reach.json else { return try printJSON(day) }
            print(day.closed ? "今日已结束" : day.paused.map { "全场暂停叫号:\($0)" } ?? "正常叫号")
        } catch { throw end(with: error) }
    }
}

struct Deadline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The n-th working day after a date; refused where the calendar ends."
    )
    @Argument(help: "The day of the event, YYYY-MM-DD; it is not counted.") var date: String
    @Argument(help: "Working days, 0 to 1000.") var days: Int
    @OptionGroup var place: Place

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
            let calendar = try place.settings().hall.calendar
            guard calendar.covers(start) else { throw Refusal.noCalendar(year: start.year) }
            print(try calendar.deadline(from: start, workingDays: days))
        } catch { throw end(with: error) }
    }
}

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract:
            "The journal: `journal verify` goes over the chain from the first fact to the head.",
        subcommands: [Verify.self]
    )

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exit 0: as it was written. 1: altered, and where. 3: unreadable."
        )
        @OptionGroup var place: Place

        func run() throws {
            let verdict: JournalVerifier.Verdict
            do {
                verdict = try JournalVerifier(folder: place.dataFolder).verify()
            } catch { throw end(with: error) }
            switch verdict {
            case .intact(let facts, let head): print("intact: \(facts) facts, head \(head)")
            case .altered(let place):
                FileHandle.standardError.write(Data("altered: \(place)\n".utf8))
                throw ExitCode(1)
            }
        }
    }
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Every fault in Config/, Devices/ and Assets/ at once, with file and key."
    )
    @OptionGroup var place: Place

    func run() throws {
        do {
            let settings = try place.settings()
            let hall = settings.hall
            let clashes = settings.clashes().map {
                ConfigFault(file: "Config/hall.toml", key: "printer", sentence: $0)
            }
            guard clashes.isEmpty else { throw Failure.faultyHall(clashes) }
            let unprintable = hall.unprintable(by: Typesetter())
            guard unprintable.isEmpty else { throw Failure.faultyHall(unprintable) }
            print(
                "\(hall.name.zh): \(hall.plan.services.count) services, "
                    + "\(hall.plan.windows.count) windows, \(hall.items.count) items "
                    + "(\(hall.items.filter(\.isSample).count) sample), no fault"
            )
        } catch { throw end(with: error) }
    }
}

extension Hall {
    /// What would come out of a printer as boxes: no font of this machine has it.
    fileprivate func unprintable(by typesetter: Typesetter) -> [ConfigFault] {
        let texts =
            [("Config/hall.toml", "hall.name", name.zh)]
            + plan.services.map {
                ("Config/services.toml", "service \($0.code)", self.name(of: $0.code).zh)
            }
            + plan.windows.map {
                ("Config/windows.toml", "window \($0.number)", place(of: $0.number).zh)
            }
            + classes.map { ("Config/classes.toml", "class \($0.key)", $0.value.name.zh) }
            + items.map { ("Config/items", "item \($0.code)", $0.name.zh) }
            + Phrase.allCases.map { ("Assets/phrases.toml", $0.rawValue, phrases.text($0, .zh)) }
        return texts.compactMap { file, key, text in
            let missing = typesetter.missing(in: text)
            guard !missing.isEmpty else { return nil }
            return ConfigFault(
                file: file,
                key: key,
                sentence:
                    "no font of this machine prints \"\(missing)\": install one, or write it otherwise"
            )
        }
    }
}
