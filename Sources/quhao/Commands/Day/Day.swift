import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

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
