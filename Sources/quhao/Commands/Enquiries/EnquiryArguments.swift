import ArgumentParser
import HallAPI
import HallCore
import HallFlow

/// What every step of an enquiry needs.
struct EnquiryArguments: ParsableArguments {
    @Argument(help: "Its number, such as 2026-3.") var enquiry: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func perform<Asked: EnquiryAsk>(
        _ step: (EnquiryNumber) throws -> Asked
    ) async throws {
        do {
            guard let number = EnquiryNumber(enquiry) else {
                throw Refusal.enquiry(.unknown(enquiry))
            }
            let ask = try step(number)
            let door = try reach.door()
            let signer = try await staff.supervisor(at: reach, door)
            show(try await door.ask(ask, as: signer, key: nil), asJSON: reach.json)
        } catch { throw end(with: error) }
    }
}

func show(_ reply: EnquiryReply, asJSON: Bool) {
    if asJSON {
        do { try printJSON(reply) } catch { print("\(error)") }
        return
    }
    print("\(reply.number)  \(reply.stateText)  由 \(reply.owner) 答复  最迟 \(reply.due)")
    print("  问：\(reply.question)")
    if let answer = reply.answer { print("  答：\(answer)") }
    if let why = reply.explanation { print("  说明：\(why)") }
    if let visitor = reply.visitor { print("  联系方式：\(visitor)") }
}
