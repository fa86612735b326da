import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

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
