/// Why not with this slip, printer or card.
package enum PaperRefusal: Hashable, Sendable {
    case slipNotExpected(TicketNumber)
    case slipNeedsDesk(TicketNumber)
    case unknownPrinter(String)
    case noPrinter
    case emergencyCount(max: Int)
    case notAnEmergencyNumber(TicketNumber, first: Int)
    case emergencyNumberEntered(TicketNumber)
    case handTimeAhead(DayTime)
    case handTimeUnreadable

    var words: Words {
        switch self {
        case .slipNotExpected(let ticket):
            Words(zh: "\(ticket) 没有等待打印的号票", en: "No slip of \(ticket) is being printed")
        case .slipNeedsDesk(let ticket):
            Words(
                zh: "\(ticket) 的号票两次都没有打出，请到导询台，号码有效",
                en: "The slip of \(ticket) failed twice: please go to the desk; the number stands"
            )
        case .unknownPrinter(let name):
            Words(
                zh: "没有打印机 \(name)，请看 quhao printers",
                en: "There is no printer \(name): see `quhao printers`"
            )
        case .noPrinter:
            Words(
                zh: "没有配置打印机，请在 Config/hall.toml 写上 [[printer]]",
                en: "No printer is set up: add a [[printer]] to Config/hall.toml"
            )
        case .emergencyCount(let max):
            Words(
                zh: "一次可印 1 到 \(max) 个应急号",
                en: "From 1 to \(max) emergency numbers can be printed at once"
            )
        case .notAnEmergencyNumber(let ticket, let first):
            Words(
                zh: "\(ticket) 不是已印好的应急号（应急号从 \(first) 开始），请核对卡片",
                en: "\(ticket) is no number that was printed beforehand (they begin at \(first))"
            )
        case .emergencyNumberEntered(let ticket):
            Words(zh: "\(ticket) 今天已经补录过", en: "\(ticket) has been entered today already")
        case .handTimeAhead(let time):
            Words(
                zh: "手写时间 \(time) 还没有到，请核对卡片",
                en: "The time \(time) on the card is still to come: look at the card again"
            )
        case .handTimeUnreadable:
            Words(
                zh: "请把卡片上的时间写成 10:42 这样",
                en: "Write the time on the card like 10:42"
            )
        }
    }
}
