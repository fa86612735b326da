import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct Papers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Today's papers and what became of them, the newest first."
    )
    @Flag(help: "Only those that are still to be printed.") var owed = false
    @Flag(help: "Only those that somebody has to look after.") var unknown = false
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let reply = try await reach.door().ask(ReadPaper())
            let states: [Ticket.Slip.State] = (owed ? [.owed] : []) + (unknown ? [.unknown] : [])
            let papers = reply.papers.filter { states.isEmpty || states.contains($0.state) }
            guard !reach.json else { return try printJSON(papers) }
            for paper in papers {
                let copy = paper.copy > 1 ? "  补打 \(paper.copy)" : ""
                let promise = paper.promise?.words.zh
                let why = paper.reason.map { Trouble(rawValue: $0)?.words.zh ?? $0 }
                print(
                    [
                        paper.at, "\(paper.ticket)" + copy, paper.stateText, paper.printer, promise,
                        why,
                    ]
                    .compactMap { $0 }.joined(separator: "  ")
                )
            }
        } catch { throw end(with: error) }
    }
}
