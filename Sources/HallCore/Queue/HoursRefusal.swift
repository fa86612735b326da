/// Why no number of this service can be had now, and when again.
package enum HoursRefusal: Hashable, Sendable {
    case closedToday(next: Opening?)
    case takingClosed(next: DayTime)
    /// No more numbers on this day.
    case takingOver(next: Opening?)
    /// No window serves it now, and none is expected to.
    case nobodyServes(ServiceCode)
    case serviceStands(ServiceCode, ServiceStop)
    case serviceFull(ServiceCode, limit: Int)
    case partFull(ServiceCode, limit: Int, next: DayTime?)
    case closingTimeWouldPass(ServiceCode, closes: DayTime)

    var words: Words {
        switch self {
        case .closedToday(let next):
            Words(zh: "今天是休息日", en: "The hall is closed today").comingBack(next)
        case .takingClosed(let next):
            Words(zh: "\(next) 开始取号", en: "Numbers are given out again from \(next)")
        case .takingOver(let next):
            Words(zh: "今日取号已结束", en: "No more numbers today").comingBack(next)
        case .nobodyServes(let code):
            Words(
                zh: "\(code) 业务现在没有窗口办理，请到导询台询问",
                en: "Nobody serves \(code) at the moment; please ask at the guidance desk"
            )
        case .serviceStands(let code, let stop): stop.words(of: code)
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
                    "The queue would reach past closing at \(closes); come another day, or ask "
                    + "at the desk"
            )
        }
    }
}
