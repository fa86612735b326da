import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore

struct NoticeExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "A month of the archive, or all of one application, with an index, "
            + "checksums and a script that verifies it.",
        discussion: "Each notice is looked at for it: that is a fact with its purpose."
    )
    @Argument(help: "Such as 2026-11.") var month: String?
    @Option(help: "All papers of one application, by the serial of any of them.")
    var application: String?
    @Option(help: "A new folder.") var out: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let badge = try staff.badge(at: reach, reading: true)
            let export = ArchiveExport(
                subject: try subject(),
                folder: out,
                data: reach.place.dataFolder,
                hall: try reach.door(),
                keptYears: try reach.place.settings().notice.keptYears
            )
            let count = try await export.write(by: badge)
            print("\(count) 份，写入 \(out)；验证：cd \(out) && sh verify.sh")
        } catch { throw end(with: error) }
    }

    private func subject() throws -> ArchiveExport.Subject {
        switch (month, application) {
        case (nil, let serial?): return .application(serial)
        case (let month?, nil):
            guard CivilDate(month + "-01") != nil else {
                throw ValidationError("The month is such as 2026-11.")
            }
            return .month(month)
        default: throw ValidationError("Name a month, or one application with --application.")
        }
    }
}
