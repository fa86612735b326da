import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

/// Steps of an application 办件, and what is due.
struct NoticeDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Applications with their clocks: what is due soon, due today and overdue."
    )
    @Option(help: "One application, by the serial of any of its papers.") var serial: String?
    @Option(help: "All that began in a month such as 2026-11.") var month: String?
    @Flag(help: "Also those that are not due yet.") var all = false
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            var query = FindApplications()
            query.month = month
            query.serial = serial
            if !all, month == nil, serial == nil {
                query.urgencies = ApplicationClock.Urgency.allCases.filter(\.isPressing)
            }
            let found = try await reach.door().ask(query)
            guard !reach.json else { return try printJSON(found) }
            for application in found.applications {
                print("\(application.line)  经办 \(application.handler)")
            }
            if found.applications.isEmpty { print("没有要处理的办件。") }
        } catch { throw end(with: error) }
    }
}
