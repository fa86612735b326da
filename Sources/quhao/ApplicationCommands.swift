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
                query.urgencies = [.overdue, .pastPromise, .today, .soon]
            }
            let found = try await reach.door().ask(query)
            guard !reach.json else { return try printJSON(found) }
            for application in found.applications { print(line(of: application)) }
            if found.applications.isEmpty { print("没有快到期、到期或者超期的办件。") }
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
        } ?? "", application.urgencyText,
        "经办 \(application.handler)",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
}

struct NoticeDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "The decision on an application: granted or denied."
    )
    @OptionGroup var arguments: NoticeArguments
    @Flag(inversion: .prefixedNo, help: "The licence is granted.") var granted: Bool
    @Option(help: "Where it is not: why.") var reason: String?
    @Option(help: "Where it is not: the article by which it is denied.") var provision: String?

    func run() async throws {
        try await arguments.perform { notice throws(Refusal) in
            if granted {
                if reason != nil { throw .field(.fieldUnknown("reason")) }
                if provision != nil { throw .field(.fieldUnknown("provision")) }
                return DecideApplication(notice)
            }
            guard let reason else { throw .field(.fieldMissing("reason")) }
            guard let provision else { throw .field(.fieldMissing("provision")) }
            return DecideApplication(
                notice,
                denied: DecideApplication.Denial(reason: reason, provision: provision)
            )
        }
    }
}

struct NoticeHandOver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-over",
        abstract: "What was granted is in the applicant's hands 证件送达."
    )
    @OptionGroup var arguments: NoticeArguments

    func run() async throws { try await arguments.perform { HandOverResult($0) } }
}

struct NoticeWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "The applicant takes the application back 撤回."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Why, in the applicant's words.") var reason: String

    func run() async throws {
        try await arguments.perform { WithdrawApplication($0, reason: reason) }
    }
}

struct NoticeExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Extends the limit of an application once, and prints its paper 延长办理期限告知书."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "Working days.") var days: Int
    @Option(help: "The head who approved it.") var approver: String
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let time = AddedTime(days: days, approver: approver, reason: reason)
        try await arguments.add(time, as: .extended)
    }
}

struct NoticeExclude: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exclude",
        abstract: "Leaves time out of the limit, for a hearing and so on, and prints its paper."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(
        help: "hearing, tender, auction, test, inspection, quarantine, appraisal, expert_review."
    )
    var purpose: String
    @Option(help: "Working days.") var days: Int
    @Option(help: "What for.") var reason = ""

    func run() async throws {
        guard let purpose = AddedTime.Purpose(rawValue: purpose) else {
            let all = AddedTime.Purpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--purpose is one of \(all).")
        }
        try await arguments.add(
            AddedTime(purpose: purpose, days: days, reason: reason),
            as: .timeExcluded
        )
    }
}

extension NoticeArguments {
    /// A paper about time, for the application that this notice belongs to.
    fileprivate func add(_ time: AddedTime, as outcome: NoticeOutcome) async throws {
        do {
            let door = try await reach.printingDoor()
            let known = try await door.notice(notice)
            guard let application = known.application else {
                throw Refusal.application(.notAccepted(known.serial))
            }
            let badge = try staff.badge(at: reach)
            var draft = NoticeDraft(item: known.item, outcome: outcome, handler: badge.text)
            draft.application = application
            draft.time = time
            try show(try await door.ask(IssueNotice(draft), by: badge), asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

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
                        lapse.at, lapse.badge,
                    ].compactMap(\.self).joined(separator: "  ")
                }
            ),
            ("用印登记", report.sealed.map { "\($0.at)  \($0.serial)  \($0.seal)  \($0.by)" }),
            (
                "超期未答复的咨询和投诉（现在）",
                report.enquiriesOverdue.map { "\($0.number)  最迟 \($0.due)  \($0.owner)" }
            ),
            (
                "次日优先",
                report.priorities.map {
                    "\($0.day)  \($0.ticket)  凭 \($0.oldDay) \($0.old)  \($0.by ?? "取号机")"
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
