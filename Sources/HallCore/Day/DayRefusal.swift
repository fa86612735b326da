/// Why not on this day, or not now in the whole hall.
package enum DayRefusal: Hashable, Sendable {
    case dayNotOpen
    /// `next` is when numbers are given again; `nil` where no calendar says it for certain.
    case dayClosed(next: Opening?)
    case dayNeedsConfirmation(CivilDate)
    case dayHasOpenTickets([TicketNumber])
    case hallPaused(reason: String)
    case evacuation(reason: String)
    case hallNotPaused
    case rehearsalFolder
    case realFolder

    var words: Words {
        switch self {
        case .dayNotOpen:
            Words(zh: "大厅今日尚未开始服务，请稍候", en: "The hall's day has not begun; please wait")
        case .dayClosed(let next):
            Words(zh: "今日服务已结束", en: "The day is closed").comingBack(next)
        case .dayNeedsConfirmation(let date):
            Words(
                zh: "机器时间显示为 \(date)，与上一个服务日相差过大，请值班员核对日期后确认",
                en:
                    "The clock says \(date), too far from the last day: an attendant must "
                    + "confirm it"
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
        case .evacuation(let reason): Words(zh: reason, en: reason)
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
        }
    }

    private func list(_ tickets: [TicketNumber]) -> String {
        tickets.map(\.description).joined(separator: "、")
    }
}
