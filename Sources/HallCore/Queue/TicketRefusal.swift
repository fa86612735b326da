/// Why not with this ticket.
package enum TicketRefusal: Hashable, Sendable {
    case unknownTicket(String)
    case wrongState(TicketNumber, Ticket.State)
    case ticketAtWindow(TicketNumber, WindowNumber)
    case partyIsBeingServed(TicketNumber, with: TicketNumber)
    case returnTooLate(TicketNumber, minutes: Int)
    case returnedTooOften(TicketNumber, max: Int)
    case nothingToConfirm(TicketNumber)
    /// Not the code of this ticket's slip.
    case codeWrong(TicketNumber)
    case giveUpUndoTooLate(TicketNumber, seconds: Int)

    var words: Words {
        switch self {
        case .unknownTicket(let text):
            Words(zh: "今天没有 \(text) 这个号，请核对号票", en: "There is no ticket \(text) today")
        case .wrongState(let ticket, let state):
            Words(
                zh: "\(ticket) 现在是“\(state.words.zh)”，不能这样操作",
                en: "\(ticket) is \(state.words.en) now, so this can't be done"
            )
        case .ticketAtWindow(let ticket, let window):
            Words(zh: "\(ticket) 正在 \(window) 号窗口", en: "\(ticket) is at window \(window)")
        case .partyIsBeingServed(let ticket, let other):
            Words(
                zh: "\(ticket) 的办事人正在办理 \(other)，请稍后再叫",
                en: "The visitor of \(ticket) is being served with \(other); call later"
            )
        case .returnTooLate(let ticket, let minutes):
            Words(
                zh: "\(ticket) 过号已超过 \(minutes) 分钟，请重新取号",
                en:
                    "\(ticket) was missed more than \(minutes) minutes ago; please take a new "
                    + "number"
            )
        case .returnedTooOften(let ticket, let max):
            Words(
                zh: "\(ticket) 已恢复排队 \(max) 次，请重新取号",
                en: "\(ticket) has returned \(max) times already; please take a new number"
            )
        case .nothingToConfirm(let ticket):
            Words(zh: "\(ticket) 没有需要核验的优先", en: "\(ticket) claims no class to confirm")
        case .codeWrong(let ticket):
            Words(
                zh: "短码与 \(ticket) 的号票不符，请核对号票；没有号票请到导询台办理",
                en:
                    "This is not the code on the slip of \(ticket): please check, or ask at "
                    + "the desk"
            )
        case .giveUpUndoTooLate(let ticket, let seconds):
            Words(
                zh: "弃号只能在 \(seconds) 秒内撤回，\(ticket) 请重新取号",
                en: "\(ticket) could be taken back for \(seconds) s only; please take a new number"
            )
        }
    }
}
