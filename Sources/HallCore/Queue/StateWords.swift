extension Ticket.State {
    /// The state's word on screens.
    package var words: Words {
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
    package var words: Words {
        switch self {
        case .closed: Words(zh: "未开放", en: "closed")
        case .free: Words(zh: "空闲", en: "free")
        case .called: Words(zh: "正在叫号", en: "calling")
        case .serving: Words(zh: "办理中", en: "serving")
        case .paused: Words(zh: "暂停服务", en: "paused")
        }
    }
}
