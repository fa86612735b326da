/// Somebody has looked whether an unknown slip came out; where it did not, a second one is made.
///
/// In nobody's name it is the visitor who says so, in the visit in which the number was taken.
package struct SettleSlip: Order, Codable {
    package var ticket: TicketNumber
    package var copy: Int
    package var cameOut: Bool
    /// What stands on the slip's screen: a visitor has it in this very visit alone. Staff need
    /// none.
    package var code: String?

    enum CodingKeys: String, CodingKey {
        case ticket, copy, code
        case cameOut = "came_out"
    }

    package init(_ ticket: TicketNumber, copy: Int, cameOut: Bool, code: String? = nil) {
        self.ticket = ticket
        self.copy = copy
        self.cameOut = cameOut
        self.code = code
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let found = try day.known(ticket)
        guard let slip = found.slip, slip.copy == copy, slip.state == .unknown else {
            throw .paper(.slipNotExpected(ticket))
        }
        let badge = context.caller.badge
        guard badge != nil || code == found.code else { throw .paper(.slipNotExpected(ticket)) }
        let settled = Deed.slip(.slipSettled(ticket, copy: copy, cameOut: cameOut, by: badge))
        // Nobody needs a second paper of a ticket that has ended.
        guard !cameOut, found.wantsPaper else { return [settled] }
        // One question a visit: what fails twice is looked at by a person.
        guard badge != nil || copy == 1 else { throw .paper(.slipNeedsDesk(ticket)) }
        return [
            settled,
            .slip(.slipRecoded(ticket, code: context.slipCode, reason: "号票没有打出")),
            .slip(.slipIntended(ticket, copy: copy + 1)),
        ]
    }
}
