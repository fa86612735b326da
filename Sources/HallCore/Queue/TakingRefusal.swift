/// Why no number can be had as it is asked for.
package enum TakingRefusal: Hashable, Sendable {
    case unknownService(ServiceCode)
    case unknownClass(ClassCode)
    case unknownItem(ItemCode)
    /// No ticket of an earlier day that may go first today has a slip with this code.
    case oldCodeUnknown
    case priorityUsed(TicketNumber)
    case casesOutOfRange(max: Int)
    case appointmentUnreadable
    case linkedTicketEnded(TicketNumber)
    case skipOutOfRange(max: Int)

    var words: Words {
        switch self {
        case .unknownService(let code):
            Words(zh: "本大厅没有“\(code)”这项业务", en: "This hall has no service \(code)")
        case .unknownClass(let code):
            Words(zh: "本大厅没有“\(code)”优先类别", en: "The hall has published no class \(code)")
        case .unknownItem(let code):
            Words(zh: "目录中没有事项 \(code)", en: "The catalogue has no item \(code) in this service")
        case .oldCodeUnknown:
            Words(
                zh: "没有这张次日优先的号票，请核对票上的短码",
                en: "No slip of the day before has this code: please check it"
            )
        case .priorityUsed(let ticket):
            Words(
                zh: "\(ticket) 的次日优先已经用过",
                en: "The priority of \(ticket) was used already"
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
        }
    }
}
