import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

struct NoticeDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "The decision of the approval system, granted or denied: prints it.",
        discussion: """
            With --number, --decided-on, --reviewer and --approver the 决定书 is printed; without \
            them a paper that tells the result, and the 决定书 may follow.
            """
    )
    @OptionGroup var arguments: NoticeArguments
    @Flag(inversion: .prefixedNo, help: "The licence is granted.") var granted: Bool
    @Option(help: "Where it is not: why.") var reason: String?
    @Option(help: "Where it is not: the article by which it is denied.") var provision: String?
    @Option(help: "决定书文号 in the approval system.") var number: String?
    @Option(help: "决定日期: the day on which it was made, such as 2026-11-30.")
    var decidedOn: String?
    @Option(help: "审查人: who examined it.") var reviewer: String?
    @Option(help: "核准人: who approved it, somebody else.") var approver: String?
    @Option(help: "有效期: how long what is granted is good for.") var validity: String?
    @Option(name: .customLong("case"), help: "办件编号 in the approval system.")
    var caseNumber: String?

    func run() async throws {
        try await arguments.perform { notice throws(Refusal) in
            DecideApplication(
                notice,
                denied: try denial(),
                decision: try decision(),
                caseNumber: caseNumber
            )
        }
    }

    private func denial() throws(Refusal) -> DecideApplication.Denial? {
        guard !granted else {
            if reason != nil { throw .field(.fieldUnknown("reason")) }
            if provision != nil { throw .field(.fieldUnknown("provision")) }
            return nil
        }
        guard let reason else { throw .field(.fieldMissing("reason")) }
        guard let provision else { throw .field(.fieldMissing("provision")) }
        return DecideApplication.Denial(reason: reason, provision: provision)
    }

    /// All but the validity, or none.
    private func decision() throws(Refusal) -> Decision? {
        let given = [number, decidedOn, reviewer, approver, validity]
        guard given.contains(where: { $0 != nil }) else { return nil }
        guard let number else { throw .field(.fieldMissing("number")) }
        guard let decidedOn else { throw .field(.fieldMissing("decided_on")) }
        guard let day = CivilDate(decidedOn) else {
            throw .field(.fieldWrong("decided_on", choices: ["2026-11-30 …"]))
        }
        guard let reviewer else { throw .field(.fieldMissing("reviewer")) }
        guard let approver else { throw .field(.fieldMissing("approver")) }
        return Decision(
            number: number,
            day: day,
            reviewer: reviewer,
            approver: approver,
            validity: validity
        )
    }
}
