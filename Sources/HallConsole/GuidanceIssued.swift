import HallAPI
import HallCore
import HallFlow
import TextGrid

/// The last step: a notice that was issued, and the keys that seal, deliver, file and void it.
extension GuidanceScreen {
    mutating func live(_ key: Key) -> [Effect] {
        guard let issued else { return [] }
        func request(_ verb: NoticeRequest.Verb) -> NoticeRequest {
            NoticeRequest(verb, notice: issued.serial)
        }
        switch key {
        case .character("s"): return [.perform(request(.seal))]
        case .character("d"):
            var handed = request(.deliver)
            handed.way = .signedFor
            return [.perform(handed)]
        case .character("p"): ask(.consignment, "邮件号码")
        case .character("r"): ask(.refusal, "拒签的理由")
        case .character("a"): ask(.shelf, "档案架号")
        case .character("o"): return [.perform(request(.print))]
        case .character("q"): return [.perform(request(.quick))]
        case .character("c"), .character("l"):
            var done = request(.followUp)
            done.followUp = key == .character("c") ? .completed : .lapsed
            return [.perform(done)]
        case .character("i"):
            var look = request(.open)
            look.reason = LookPurpose.handling.rawValue
            return [.perform(look)]
        case .character("y"), .character("x"):
            // Somebody has looked whether an unknown copy came out.
            guard let copy = issued.copies.firstIndex(of: "unknown") else { return [] }
            var settled = request(.settle)
            (settled.copy, settled.cameOut) = (copy + 1, key == .character("y"))
            return [.perform(settled)]
        case .character("v"): ask(.voiding, "作废的理由")
        case .character("n"): return startAnew()
        default: break
        }
        return []
    }
}
