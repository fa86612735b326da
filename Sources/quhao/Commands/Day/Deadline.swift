import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

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
