import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeExclude: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exclude",
        abstract: "Leaves time out of the limit, for a hearing and so on, and prints its paper."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(
        help: ArgumentHelp(
            "hearing, tender, auction, test, inspection, quarantine, appraisal, expert_review, or "
                + "what the item's own law leaves out, by its name."
        )
    )
    var purpose: String
    @Option(help: "Working days.") var days: Int
    @Option(help: "What for.") var reason = ""

    func run() async throws {
        guard let purpose = AddedTime.Purpose(rawValue: purpose) else {
            throw ValidationError("--purpose says what the time is for.")
        }
        try await arguments.add(
            AddedTime(purpose: purpose, days: days, reason: reason),
            as: .timeExcluded
        )
    }
}

extension NoticeArguments {
    /// A paper about time, for the application that this notice belongs to.
    func add(_ time: AddedTime, as outcome: NoticeOutcome) async throws {
        do {
            let door = try await reach.printingDoor()
            let known = try await door.notice(notice)
            guard let application = known.application else {
                throw Refusal.application(.notAccepted(known.serial))
            }
            let badge = try staff.badge(at: reach)
            var draft = NoticeDraft(item: known.item.text, outcome: outcome, handler: badge.text)
            draft.application = application
            draft.time = time
            try show(try await door.ask(IssueNotice(draft), by: badge), asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}
