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
                query.urgencies = ApplicationClock.Urgency.allCases
                    .filter { ![.none, .later].contains($0) }
            }
            let found = try await reach.door().ask(query)
            guard !reach.json else { return try printJSON(found) }
            for application in found.applications { print(line(of: application)) }
            if found.applications.isEmpty { print("没有快到期、到期、超期或者承诺逾期的办件。") }
        } catch { throw end(with: error) }
    }
}

private func line(of application: ApplicationReply) -> String {
    if let trouble = application.trouble { return "\(application.serialText)  \(trouble)" }
    return [
        application.serialText, application.itemName, application.stageText,
        application.promisedDue.map { "承诺 \($0)" } ?? "",
        application.due.map { due in
            application.latest.map { "最早 \(due)、最迟 \($0)（暂定）" } ?? "最迟 \(due)"
        } ?? "",
        application.owedDue.map { "承诺补交 \(application.owed.count) 项、最迟 \($0)" } ?? "",
        application.urgencyText,
        "经办 \(application.handler)",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
}
