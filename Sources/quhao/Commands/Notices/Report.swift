import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "What an inspector asks for 督查报告, of a month such as 2026-11."
    )
    @Argument(help: "Such as 2026-11.") var month: String
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let report = try await reach.door().ask(ReadReport(of: month))
            guard !reach.json else { return try printJSON(report) }
            for line in lines(of: report) { print(line) }
        } catch { throw end(with: error) }
    }

    private func lines(of report: InspectionReply) -> [String] {
        var lines = ["督查报告 \(report.month)　文书 \(report.papers) 份"]
        if let percent = report.doneAtOncePercent { lines.append("当场办结 \(percent)%") }
        func part(_ title: String, _ rows: [String]) {
            lines.append("\(title)：\(rows.isEmpty ? "没有" : "\(rows.count)")")
            lines += rows.map { "  " + $0 }
        }
        func rows(_ papers: [InspectionReply.Line]) -> [String] {
            papers.map {
                [$0.day, $0.serial, $0.itemName, "经办 \($0.handler)", $0.detail]
                    .filter { !$0.isEmpty }.joined(separator: "  ")
            }
        }
        part(
            "办理了事项而没有告知书的",
            report.visitsWithoutNotice.map {
                "\($0.day)  \($0.ticket)  \($0.item)  \($0.window.map { "\($0)号窗口" } ?? "")"
            }
        )
        part("重复补正告知", rows(report.repeated))
        part("没有用印", rows(report.unsealed))
        part("没有送达", rows(report.undelivered))
        part("没有归档", rows(report.unshelved))
        part("作废", rows(report.voided))
        part("延长期限", rows(report.extensions))
        part("不计入期限的时间", rows(report.excludedTimes))
        part("不予受理及其理由", rows(report.refusals))
        part("不予许可及其理由", rows(report.denials))
        part("不是许可的事项不予办理及其理由", rows(report.serviceDenials))
        part("同一申请人另立的办件", rows(report.separate))
        for (title, rows) in events(of: report) { part(title, rows) }
        return lines
    }

    private func events(of report: InspectionReply) -> [(title: String, rows: [String])] {
        [
            (
                "超过期限的",
                report.late.map {
                    "\($0.serial)  \($0.itemName)  \($0.stage)  最迟 \($0.due)  "
                        + ($0.doneOn.map { "\($0) 才办" } ?? "至今未办") + "  经办 \($0.handler)"
                }
            ),
            (
                "没有按时开窗、关窗、签到",
                report.hours.map { lapse in
                    [
                        lapse.day, lapse.part, lapse.window.map { "\($0)号窗口" }, lapse.kindText,
                        lapse.at, lapse.badge?.text,
                    ].compactMap(\.self).joined(separator: "  ")
                }
            ),
            ("联办件效能监察登记", report.jointRegister.map { "\($0.serial)  \($0.part.text)" }),
            ("用印登记", report.sealed.map { "\($0.at)  \($0.serial)  \($0.seal)  \($0.by)" }),
            (
                "超期未答复的咨询和投诉（现在）",
                report.enquiriesOverdue.map { "\($0.number)  最迟 \($0.due)  \($0.owner)" }
            ),
            (
                "次日优先",
                report.priorities.map {
                    "\($0.day)  \($0.ticket)  凭 \($0.oldDay) \($0.old)  \($0.by?.text ?? "取号机")"
                }
            ),
            (
                "不按顺序叫号",
                report.calledOutOfOrder.map {
                    "\($0.day)  \($0.ticket)  \($0.window)号窗口  \($0.reason)"
                }
            ),
        ]
    }
}
