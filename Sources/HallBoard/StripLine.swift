import HallCore
import HallDevice

/// The strip let us down, or said no.
package enum StripFault: Error, Hashable, Sendable {
    case unplugged
    case unanswered
    /// Onbon's error code (协议, *错误代码*).
    case refused(UInt8)

    /// One thing to do.
    package var sentence: String {
        switch self {
        case .unplugged: "显示屏未连接：请检查电源和网线"
        case .unanswered: "显示屏没有回应：请检查电源、网线和屏号"
        case .refused(let code): "显示屏拒绝显示：\(Self.meaning(of: code))"
        }
    }

    private static func meaning(of code: UInt8) -> String {
        let meanings = [
            "", "没有这个命令组", "没有这个命令", "控制卡忙", "内存不够", "校验错", "文件不存在", "闪存错误",
            "下载出错", "文件名错", "文件类型错", "文件校验错", "没有字库", "固件不符", "日期时间错", "文件已存在",
            "块号错",
        ]
        return meanings.indices.contains(Int(code)) ? meanings[Int(code)] : "错误 \(code)"
    }

    /// Busy, or a frame that was disturbed: the same again may go through.
    var isPassing: Bool { self == .refused(3) || self == .refused(5) }
}

/// One strip on its wire: a picture goes out, and where the strip answers, its answer is awaited.
struct StripLine: Sendable {
    let profile: BoardProfile
    let address: Int
    let link: any ByteLink
    let patience: Duration

    /// The bytes of a picture.
    func frame(_ picture: StripPicture) -> [UInt8] {
        let text = StripText(picture.text, isCall: picture.isCall)
        return profile.language.spoken.frame(text, on: profile, to: address)
    }

    /// One try.
    func show(_ picture: StripPicture) throws(StripFault) {
        let bytes = frame(picture)
        do throws(LinkFault) {
            try link.open(patience: patience)
            // What an earlier picture was answered too late is not this one's answer.
            _ = try link.receive(patience: .zero)
            try link.send(bytes, patience: patience)
        } catch {
            link.close()
            throw .unplugged
        }
        guard profile.answers else { return }
        var heard: [UInt8] = []
        // Whatever talks without end is no answer.
        let end = ContinuousClock.now + patience * 2
        while ContinuousClock.now < end {
            let more: [UInt8]
            do throws(LinkFault) { more = try link.receive(patience: patience) } catch {
                link.close()
                throw .unplugged
            }
            guard !more.isEmpty else {
                link.close()
                throw .unanswered
            }
            heard += more
            switch profile.language.spoken.answer(in: heard) {
            case .acknowledged: return
            case .refused(let code): throw .refused(code)
            case nil: continue
            }
        }
        link.close()
        throw .unanswered
    }
}
