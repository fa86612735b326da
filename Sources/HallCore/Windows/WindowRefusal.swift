/// Why not at this window.
package enum WindowRefusal: Hashable, Sendable {
    case unknownWindow(WindowNumber)
    case windowNotOpen(WindowNumber)
    case windowNotPausable(WindowNumber)
    case windowClosed(WindowNumber)
    case windowIsOpen(WindowNumber)
    case windowHasTicket(WindowNumber, TicketNumber)
    case windowHasNoTicket(WindowNumber)
    case notAtThisWindow(TicketNumber, WindowNumber)
    case windowDoesNotServe(WindowNumber, ServiceCode)
    case windowHasQueue(WindowNumber, waiting: Int, kept: Int)
    case pauseReasonUnknown([String])
    case closingListUnknown(points: Int)

    var words: Words {
        switch self {
        case .unknownWindow(let window):
            Words(zh: "没有 \(window) 号窗口", en: "There is no window \(window)")
        case .windowNotOpen(let window):
            Words(zh: "\(window) 号窗口未开放，请先开窗", en: "Window \(window) is not open")
        case .windowNotPausable(let window):
            Words(zh: "\(window) 号窗口没有开放，不能暂停", en: "Window \(window) is not open to pause")
        case .windowClosed(let window):
            Words(zh: "\(window) 号窗口已关闭", en: "Window \(window) is closed already")
        case .windowIsOpen(let window):
            Words(zh: "\(window) 号窗口正开着", en: "Window \(window) is open")
        case .windowHasTicket(let window, let ticket):
            Words(
                zh: "\(window) 号窗口的 \(ticket) 尚未办结，请先办结",
                en: "Window \(window) still has \(ticket); please finish it first"
            )
        case .windowHasNoTicket(let window):
            Words(zh: "\(window) 号窗口现在没有办事群众", en: "Window \(window) has no ticket now")
        case .notAtThisWindow(let ticket, let window):
            Words(zh: "\(ticket) 不在 \(window) 号窗口", en: "\(ticket) is not at window \(window)")
        case .windowDoesNotServe(let window, let service):
            Words(
                zh: "\(window) 号窗口不办理业务 \(service)",
                en: "Window \(window) does not serve service \(service)"
            )
        case .windowHasQueue(let window, let waiting, let kept):
            Words(
                zh: "关闭 \(window) 号窗口后，还有 \(waiting) 人等候、\(kept) 人保留无人办理，请指定转到何处",
                en:
                    "Closing window \(window) leaves \(waiting) waiting and \(kept) kept: say "
                    + "where to"
            )
        case .pauseReasonUnknown(let reasons):
            Words(
                zh: "暂停的原因请从这些里选：\(reasons.joined(separator: "、"))，后面可以加“：”说明",
                en: "Pause with one of: \(reasons.joined(separator: ", ")); more may follow a ："
            )
        case .closingListUnknown(let points):
            Words(zh: "下班检查共 \(points) 项", en: "The closing list has \(points) points")
        }
    }
}
