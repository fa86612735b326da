import HallAPI
import HallCore
import HallFlow
import TextGrid

/// The last step: a notice that was issued, and the keys that seal, deliver, file and void it.
extension GuidanceScreen {
    mutating func live(_ key: Key) -> [Effect] {
        guard let issued else { return [] }
        let notice = NoticeName(issued.serial)
        switch key {
        case .character("s"): return perform(SealNotice(notice))
        case .character("d"):
            return perform(DeliverNotice(notice, .signedFor))
        case .character("p"): ask(.consignment, "邮件号码")
        case .character("e"): ask(.electronic, "申请人同意电子送达并确认的地址")
        case .character("b"): ask(.returned, "回执上的日期，如 2026-11-30")
        case .character("r"): ask(.refusal, "拒签的理由")
        case .character("a"): ask(.shelf, "档案架号")
        case .character("o"): return perform(PrintNotice(notice))
        case .character("q"): return perform(PrintQuickCopy(notice))
        case .character("z"): return perform(PrintReadingCopy(notice, .large))
        case .character("u"): return perform(PrintReadingCopy(notice, .english))
        case .character("t"): ask(.counterPaper, "1 送达回证  2 材料交接单  3 退还原件清单")
        case .character("c"): return perform(FollowUpNotice(notice, .completed))
        case .character("l"): return perform(FollowUpNotice(notice, .lapsed))
        case .character("i"): return perform(OpenNotice(notice, for: .handling))
        case .character("y"), .character("x"):
            // Somebody has looked whether an unknown copy came out.
            guard let copy = issued.copies.firstIndex(of: .unknown) else { return [] }
            let cameOut = key == .character("y")
            return perform(SettleCopy(notice, copy: copy + 1, cameOut: cameOut))
        case .character("v"): ask(.voiding, "作废的理由")
        case .character("n"): return startAnew()
        default: break
        }
        return []
    }
}
