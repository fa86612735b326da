import ArgumentParser
import HallAPI
import HallCore
import HallFlow

/// 销毁: a list is made by one attendant, approved by another, and then carried out.
struct DestructionCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "销毁: what has been kept for its term, by a list that somebody else approves.",
        subcommands: [Make.self, Show.self, Approve.self, CarryOut.self]
    )

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts every notice past its term on a list 销毁清册."
        )
        @OptionGroup var arguments: ListArguments

        func run() async throws { try await arguments.perform(MakeDestructionList.init) }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is on a list.")
        @OptionGroup var arguments: ListArguments

        func run() async throws { try await arguments.perform(ReadDestructionList.init) }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approves a list that another attendant has made."
        )
        @OptionGroup var arguments: ListArguments

        func run() async throws { try await arguments.perform(ApproveDestructionList.init) }
    }

    struct CarryOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Takes away texts, names and papers of an approved list; facts and signatures stay."
        )
        @OptionGroup var arguments: ListArguments

        func run() async throws { try await arguments.perform(CarryOutDestruction.init) }
    }
}

struct ListArguments: ParsableArguments {
    @Argument(help: "The list's name, such as 2056年第一批.") var list: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    /// Whoever changes something shows a PIN: on the terminal, or as a line of standard input.
    func perform<Asked: DestructionAsk>(_ ask: (String) -> Asked) async throws {
        do {
            let settings = try reach.place.settings()
            let door = try await reach.printingDoor()
            let badge =
                Asked.step == .show
                ? nil : try await staff.provenAttendant(in: settings, at: door)
            let reply = try await door.ask(ask(list), by: badge)
            guard !reach.json else { return try printJSON(reply) }
            let approved = reply.approvedBy.map { "\($0) 批准" } ?? "还没有批准"
            print("销毁清册 \(reply.list)　\(reply.notices.count) 份　\(reply.listedBy) 编制，\(approved)")
            for notice in reply.notices {
                print(
                    [
                        notice.day, notice.serialText, notice.outcomeText, notice.item.text,
                        notice.isDestroyed ? "已销毁" : "",
                    ].joined(separator: "  ")
                )
            }
        } catch { throw end(with: error) }
    }
}
