import HallAPI
import HallCore

/// 领证通知 and 领取登记: when what was granted can be collected, and who came for it.
extension GuidanceScreen {
    private static let offerParts = ["从哪一天起可以领取，如 2026-12-04", "在几号窗口领取"]
    private static let handOverParts = ["领取人的姓名（邮寄的直接回车）", "出示的证明（不写号码），或者邮件号码"]

    /// - Parameter fault: why the part that was typed is asked for once more.
    mutating func askOffer(_ serial: NoticeSerial, _ typed: [String], fault: String = "") {
        ask(.offer(serial, typed), "\(fault)\(serial) 领证通知：\(Self.offerParts[typed.count])")
    }

    mutating func takeOffer(
        _ serial: NoticeSerial,
        _ typed: [String],
        _ text: String
    ) -> [Effect] {
        guard let first = typed.first else {
            let isDay = CivilDate(text) != nil
            askOffer(serial, isDay ? [text] : [], fault: isDay ? "" : "“\(text)”不是日期。")
            return []
        }
        guard let day = CivilDate(first), let window = Int(text) else {
            askOffer(serial, typed, fault: "“\(text)”不是窗口号。")
            return []
        }
        let offer = OfferCollection(
            NoticeName(serial),
            from: day,
            window: WindowNumber(window)
        )
        return perform(offer)
    }

    mutating func askHandOver(_ serial: NoticeSerial, _ typed: [String]) {
        ask(.handOver(serial, typed), "\(serial) 领取登记：\(Self.handOverParts[typed.count])")
    }

    /// Nothing is registered before all of it was read once more.
    mutating func takeHandOver(_ serial: NoticeSerial, _ typed: [String], _ text: String) {
        guard let collector = typed.first else { return askHandOver(serial, [text]) }
        let isPosted = collector.isBlank
        let order = HandOverResult(
            NoticeName(serial),
            isPosted ? .posted : .inPerson,
            detail: text,
            collector: isPosted ? nil : collector
        )
        let words = isPosted ? "证照已邮寄，邮件号码 \(text)" : "\(collector)已领取，出示\(text)"
        ask(.confirm(AnyAsk(order)), "\(serial) \(words)，不能撤销：输入 1 确认")
    }
}
