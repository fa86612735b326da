extension Refusal {
    var dayWords: Words {
        switch self {
        case .dayNotOpen:
            Words(zh: "大厅今日尚未开始服务，请稍候", en: "The hall's day has not begun; please wait")
        case .dayClosed(let next):
            Self.comeBack(
                Words(zh: "今日服务已结束", en: "The day is closed"),
                next
            )
        case .dayNeedsConfirmation(let date):
            Words(
                zh: "机器时间显示为 \(date)，与上一个服务日相差过大，请值班员核对日期后确认",
                en:
                    "The clock says \(date), too far from the last day: an attendant must confirm it"
            )
        case .noCalendar(let year):
            Words(
                zh: "\(year) 年节假日安排尚未公布或尚未录入，请值班员核对日期后确认开放",
                en:
                    "The holidays of \(year) are not entered yet: an attendant has to confirm the day"
            )
        case .dayHasOpenTickets(let tickets):
            Words(
                zh: "还有号未办结：\(list(tickets))，请先在窗口办结",
                en: "Tickets are still open at windows: \(list(tickets)); please finish them first"
            )
        case .hallPaused(let reason):
            Words(
                zh: "全场暂停叫号（\(reason)），请稍候，顺序保留",
                en: "Calling is paused in the whole hall (\(reason)); the order is kept"
            )
        case .hallNotPaused:
            Words(zh: "大厅没有暂停叫号", en: "The hall is not paused")
        case .rehearsalFolder:
            Words(
                zh: "这个数据文件夹属于演练，请加上 --rehearse，或另选文件夹",
                en: "This data folder is a rehearsal: add --rehearse, or choose another folder"
            )
        case .realFolder:
            Words(
                zh: "这个数据文件夹属于真实的服务日，不能用于演练，请另选文件夹",
                en: "This data folder holds real days and can't be rehearsed in: choose another"
            )
        default: preconditionFailure("\(self) is not about the day")
        }
    }

    var takingWords: Words {
        switch self {
        case .unknownService(let code):
            Words(zh: "本大厅没有“\(code)”这项业务", en: "This hall has no service \(code)")
        case .unknownClass(let code):
            Words(zh: "本大厅没有“\(code)”优先类别", en: "The hall has published no class \(code)")
        case .unknownItem(let code):
            Words(zh: "目录中没有事项 \(code)", en: "The catalogue has no item \(code) in this service")
        case .closedToday(let next):
            Self.comeBack(Words(zh: "今天是休息日", en: "The hall is closed today"), next)
        case .takingClosed(let next):
            Words(zh: "\(next) 开始取号", en: "Numbers are given out again from \(next)")
        case .serviceFull(_, let limit):
            Words(
                zh: "这项业务今日 \(limit) 个号已取完，请您到导询台咨询其他办理方式",
                en: "All \(limit) numbers of this service are taken today; please ask at the desk"
            )
        case .partFull(_, let limit, let next?):
            Words(
                zh: "本时段 \(limit) 个号已取完，请您于 \(next) 再取号",
                en: "All \(limit) numbers of this part of the day are taken; more from \(next)"
            )
        case .partFull(_, let limit, nil):
            Words(
                zh: "本时段 \(limit) 个号已取完，请您到导询台咨询其他办理方式",
                en: "All \(limit) numbers of this part of the day are taken; please ask at the desk"
            )
        case .closingTimeWouldPass(_, let closes):
            Words(
                zh: "预计 \(closes) 前无法为您办理，请您改日来办，或到导询台预约",
                en:
                    "The queue would reach past closing at \(closes); come another day, or ask at the desk"
            )
        case .casesOutOfRange(let max):
            Words(
                zh: "一个号最多办理 \(max) 件，其余请另取号，或到帮办代办窗口",
                en: "One ticket carries 1 to \(max) cases; please take another, or ask for an agent"
            )
        case .appointmentUnreadable:
            Words(zh: "预约时间请写成 14:30 的样子", en: "Write the appointment like 14:30")
        case .linkedTicketEnded(let ticket):
            Words(
                zh: "\(ticket) 已经办结，不能再关联，请另取新号",
                en: "\(ticket) has ended; please take a number of its own"
            )
        case .skipOutOfRange(let max):
            Words(
                zh: "跳过的号请写 1 至 \(max)",
                en: "Skip to a number from 1 to \(max)"
            )
        default: preconditionFailure("\(self) is not about taking")
        }
    }

    var ticketWords: Words {
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
                    "\(ticket) was missed more than \(minutes) minutes ago; please take a new number"
            )
        case .returnedTooOften(let ticket, let max):
            Words(
                zh: "\(ticket) 已恢复排队 \(max) 次，请重新取号",
                en: "\(ticket) has returned \(max) times already; please take a new number"
            )
        case .nothingToConfirm(let ticket):
            Words(zh: "\(ticket) 没有需要核验的优先", en: "\(ticket) claims no class to confirm")
        case .slipNotExpected(let ticket):
            Words(zh: "\(ticket) 没有等待打印的号票", en: "No slip of \(ticket) is being printed")
        default: preconditionFailure("\(self) is not about a ticket")
        }
    }

    var peopleWords: Words {
        switch self {
        case .keyReused:
            Words(
                zh: "这个操作编号已用于另一个操作，请重新操作一次",
                en: "This key was used for another request; please start again with a new key"
            )
        case .keyMalformed:
            Words(zh: "操作编号应为 1 到 80 个字符", en: "A key has 1 to 80 printable characters")
        case .signInFailed:
            Words(zh: "工号或密码不正确", en: "Badge or PIN is not right")
        case .signInLocked(let minutes):
            Words(
                zh: "多次输入错误，请 \(minutes) 分钟后再试，或请值班员解锁",
                en: "Too many attempts; try again in \(minutes) minutes or ask the attendant"
            )
        case .notAllowed:
            Words(zh: "请先登录，或由有权限的人员操作", en: "Please sign in as somebody who may do this")
        case .notYourWindow(let window):
            Words(
                zh: "\(window) 号窗口现在由另一位工作人员负责，请先开窗接班",
                en: "Window \(window) is another clerk's now; open it first to take over"
            )
        case .notYourRole:
            Words(zh: "您的岗位不能做这一步，请找导询员或者值班员", en: "This is for another role to do")
        case .notOnDuty(let badge):
            Words(
                zh: "工号 \(badge) 今天还没有签到：请先到导询台签到，不能由别人代签",
                en: "Badge \(badge) has not reported today: please do so at the guidance desk first"
            )
        default: preconditionFailure("\(self) is not about people")
        }
    }
}

func list(_ tickets: [TicketNumber]) -> String {
    tickets.map(\.description).joined(separator: "、")
}
