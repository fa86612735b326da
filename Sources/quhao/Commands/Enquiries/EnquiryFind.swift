import ArgumentParser
import HallAPI
import HallCore
import HallFlow

struct EnquiryFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Questions and answers by their words, the newest first."
    )
    @Argument(help: "Words of the question or the answer; all have to be there.")
    var words: [String] = []
    @Option(help: "open, answered or closed.") var state: String?
    @Option var owner: String?
    @Option var item: String?
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day.") var to: String?
    @Option(help: "At most so many.") var limit = 50
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        var query = FindEnquiries()
        if let state {
            guard let known = Enquiry.State(rawValue: state) else {
                throw ValidationError("--state is open, answered or closed.")
            }
            query.state = known
        }
        (query.owner, query.item, query.from, query.to) = (owner, item, from, to)
        query.words = words.joined(separator: " ")
        query.limit = limit
        do {
            let door = try reach.door()
            let signer = try await staff.supervisor(at: reach, door)
            let found = try await door.ask(query, as: signer, key: nil)
            guard !reach.json else { return try printJSON(found) }
            for reply in found.enquiries { show(reply, asJSON: false) }
            if found.enquiries.isEmpty { print("没有这样的记录。") }
        } catch { throw end(with: error) }
    }
}
