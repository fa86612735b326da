extension Refusal {
    var windowWords: Words {
        switch self {
        case .unknownWindow(let window):
            Words(zh: "没有 \(window) 号窗口", en: "There is no window \(window)")
        case .windowNotOpen(let window):
            Words(zh: "\(window) 号窗口未开放，请先开窗", en: "Window \(window) is not open")
        case .windowNotPausable(let window):
            Words(zh: "\(window) 号窗口没有开放，不能暂停", en: "Window \(window) is not open to pause")
        case .windowClosed(let window):
            Words(zh: "\(window) 号窗口已关闭", en: "Window \(window) is closed already")
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
                    "Closing window \(window) leaves \(waiting) waiting and \(kept) kept: say where to"
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
        case .pauseReasonUnknown(let reasons):
            Words(
                zh: "暂停的原因请从这些里选：\(reasons.joined(separator: "、"))，后面可以加“：”说明",
                en: "Pause with one of: \(reasons.joined(separator: ", ")); more may follow a ："
            )
        case .closingListUnknown(let points):
            Words(zh: "下班检查共 \(points) 项", en: "The closing list has \(points) points")
        case .casesUncountable(let max):
            Words(zh: "件数请填 1 至 \(max)", en: "Count 1 to \(max) cases")
        case .reasonMissing: Words(zh: "请说明原因", en: "Please give a reason")
        case .reasonTooLong(let max):
            Words(zh: "原因最多 \(max) 个字", en: "A reason has at most \(max) characters")
        default: preconditionFailure("\(self) is not about a window")
        }
    }
}

extension Ticket.State {
    /// The state's word on screens.
    public var words: Words {
        switch self {
        case .waiting: Words(zh: "等候", en: "waiting")
        case .called: Words(zh: "已叫号", en: "called")
        case .serving: Words(zh: "办理中", en: "being served")
        case .kept: Words(zh: "保留", en: "kept")
        case .missed: Words(zh: "过号", en: "missed")
        case .served: Words(zh: "已办结", en: "served")
        case .givenUp: Words(zh: "已弃号", en: "given up")
        case .expired: Words(zh: "过号作废", en: "expired")
        case .carriedOver: Words(zh: "次日优先", en: "carried over to tomorrow")
        case .awaitingReply: Words(zh: "待答复", en: "awaiting a reply")
        }
    }
}

extension HallDay.Window.State {
    /// The state's word on screens and boards.
    public var words: Words {
        switch self {
        case .closed: Words(zh: "未开放", en: "closed")
        case .free: Words(zh: "空闲", en: "free")
        case .called: Words(zh: "正在叫号", en: "calling")
        case .serving: Words(zh: "办理中", en: "serving")
        case .paused: Words(zh: "暂停服务", en: "paused")
        }
    }
}
