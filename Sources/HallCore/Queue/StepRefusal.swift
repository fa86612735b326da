/// Why not this step now: a call, a miss, a correction.
package enum StepRefusal: Hashable, Sendable {
    /// *Next* while a visitor is called: did they come?
    case arrivalUnknown(TicketNumber)
    case nobodyWaiting
    case callingClosed(next: DayTime?)
    case recallTooSoon(TicketNumber, seconds: Int)
    case recalledTooOften(TicketNumber, max: Int)
    case notAnnouncedYet(TicketNumber)
    case missedTooSoon(TicketNumber, seconds: Int)
    case nothingToUndo(WindowNumber)
    case undoTooLate(WindowNumber, seconds: Int)
    case casesUncountable(max: Int)

    var words: Words {
        switch self {
        case .arrivalUnknown(let ticket):
            Words(
                zh: "\(ticket) 来了吗？没来：过号并叫下一位；来了：办结并叫下一位",
                en: "Did \(ticket) come? Say so: missed, or served, and then the next one"
            )
        case .nobodyWaiting: Words(zh: "现在没有人等候", en: "At the moment nobody waits")
        case .callingClosed(let next?):
            Words(zh: "现在不是叫号时间，\(next) 起叫号", en: "Calling begins again at \(next)")
        case .callingClosed(nil):
            Words(zh: "今日叫号时间未到", en: "It is not calling time today")
        case .recallTooSoon(let ticket, let seconds):
            Words(
                zh: "刚刚叫过 \(ticket)，请 \(seconds) 秒后再重呼",
                en: "\(ticket) was announced just now; recall in \(seconds) s"
            )
        case .recalledTooOften(let ticket, let max):
            Words(
                zh: "\(ticket) 已重呼 \(max) 次，可作过号处理",
                en: "\(ticket) was recalled \(max) times; it may be missed now"
            )
        case .notAnnouncedYet(let ticket):
            Words(zh: "\(ticket) 还在播报中，请稍候", en: "\(ticket) is still being announced")
        case .missedTooSoon(let ticket, let seconds):
            Words(
                zh: "请再等 \(seconds) 秒，仍未到再作 \(ticket) 过号处理",
                en: "Please wait \(seconds) s more before \(ticket) is missed"
            )
        case .nothingToUndo(let window):
            Words(zh: "\(window) 号窗口没有可以撤销的操作", en: "Window \(window) has nothing to undo")
        case .undoTooLate(let window, let seconds):
            Words(
                zh: "误按只能在 \(seconds) 秒内撤销；\(window) 号窗口请用其他操作更正",
                en: "A step can be undone within \(seconds) s; correct window \(window) otherwise"
            )
        case .casesUncountable(let max):
            Words(zh: "件数请填 1 至 \(max)", en: "Count 1 to \(max) cases")
        }
    }
}
