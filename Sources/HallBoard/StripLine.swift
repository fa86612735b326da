import HallCore
import HallDevice
import TextCodes

/// The strip let us down, or said no.
public enum StripFault: Error, Hashable, Sendable {
    case unplugged
    case unanswered
    /// Onbon's error code (协议, *错误代码*).
    case refused(UInt8)

    /// One thing to do.
    public var sentence: String {
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
        switch profile.language {
        case .onbon:
            var area = OnbonFrame.Area()
            (area.widthDots, area.heightDots) = (profile.widthDots, profile.heightDots)
            // A strip that is cut off can't say that its picture is old: it goes dark by itself.
            if profile.expireSeconds > 0 {
                (area.runMode, area.timeoutSeconds) = (2, profile.expireSeconds)
            }
            area.display = isLong(picture.text) ? 3 : 1
            return OnbonFrame.text(
                chinese(picture.text),
                in: area,
                to: address,
                deviceType: profile.deviceType
            )
        case .alpha:
            let mode = AlphaFrame.Mode(position: 0x20, mode: picture.isCall ? 0x63 : 0x62)
            return AlphaFrame.text(
                String(picture.text.prefix(profile.textBytesMax)),
                mode,
                to: address
            )
        case .cpower:
            return CPowerFrame.text(chinese(picture.text), to: address)
        }
    }

    /// As many whole characters as go into one picture.
    private func chinese(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let one = GB18030.shown(plain(scalar))
            guard bytes.count + one.count <= profile.textBytesMax else { break }
            bytes += one
        }
        return bytes
    }

    /// Text, and never a command: controllers of Onbon take what stands behind a backslash for one
    /// (\C2 colours, \D changes the speed), and controls are nobody's text.
    private func plain(_ scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return " " }
        return scalar == "\\" ? "＼" : String(scalar)
    }

    /// More than stands on the strip at once: it moves, slowly enough to be read.
    private func isLong(_ text: String) -> Bool {
        GB18030.shown(text).count * 8 > profile.widthDots
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
            switch OnbonFrame.reply(in: heard) {
            case .acknowledged: return
            case .refused(let code): throw .refused(code)
            case nil: continue
            }
        }
        link.close()
        throw .unanswered
    }
}
