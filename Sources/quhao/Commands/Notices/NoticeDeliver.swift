import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeDeliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "送达: signed for, posted, sent electronically, or refused before a witness."
    )
    @OptionGroup var arguments: NoticeArguments
    @Option(help: "signed_for, posted, electronic or refused.") var way: String
    @Option(help: "The consignment's number, the address, or the reason of the refusal.")
    var detail = ""
    @Option(help: "Who saw the refusal.") var witness: String?
    @Option(help: "The day on which it was, where it is noted later: 2026-11-30.") var on: String?
    @Flag(help: "The applicant has agreed to an electronic delivery.") var consented = false

    func run() async throws {
        guard let way = NoticeDelivery.Way(rawValue: way) else {
            throw ValidationError("--way is signed_for, posted, electronic or refused.")
        }
        let day = try on.map { text in
            guard let day = CivilDate(text) else {
                throw ValidationError("--on is a day: 2026-11-30.")
            }
            return day
        }
        try await arguments.perform {
            DeliverNotice(
                $0,
                way,
                detail: detail,
                witness: witness,
                consented: consented ? true : nil,
                day: day
            )
        }
    }
}
