import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow

struct JointRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "joint-register",
        abstract: "效能监察登记: the parts of joint matters of a month, as CSV for office programs."
    )
    @Argument(help: "Such as 2026-11.") var month: String
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let report = try await reach.door().ask(ReadReport(of: month))
            guard !reach.json else { return try printJSON(report.jointRegister) }
            let rows = [JointCase.heads] + report.jointRegister.map(\.cells)
            try emit(Array(OfficeSheet.csv(rows).utf8))
        } catch { throw end(with: error) }
    }
}
