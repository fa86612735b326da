import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow

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
