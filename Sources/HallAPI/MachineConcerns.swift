/// What of the machine asks for an attendant: as it is now, stored nowhere, since a disk that is full takes
/// no fact.
public struct MachineState: Hashable, Sendable {
    /// Bytes free for the hall on the disk of its data; `nil` where it does not say.
    public var freeBytes: Int?
    public var freeBytesMin = 0
    /// `DATA/head` could not be written: after a power cut nobody could tell whether facts are missing.
    public var isHeadUnwritten = false
    /// The list of paired devices is there and can't be read.
    public var isPairingListUnreadable = false
    /// Days until the site's certificate ends; `nil` where there is none.
    public var certificateDays: Int?
    public var certificateDaysMin = 30
    /// Lines of the log that could not be written within the last hour.
    public var lostLines = 0

    public init() {}

    var concerns: [AlarmReply] {
        var concerns: [AlarmReply] = []
        func add(_ device: String, _ code: String, _ zh: String, _ en: String) {
            concerns.append(
                AlarmReply(device: device, code: code, sentence: zh, sentenceEnglish: en)
            )
        }
        if let freeBytes, freeBytes < freeBytesMin {
            let left = "\(freeBytes >> 20) MB"
            if freeBytes < freeBytesMin / 10 {
                add(
                    "磁盘",
                    "diskFull",
                    "数据盘满了（只剩 \(left)），马上就不能取号：请立即清理",
                    "The data folder's disk is full (\(left) left): make room now"
                )
            } else {
                add(
                    "磁盘",
                    "diskLow",
                    "数据盘快满了（只剩 \(left)）：请清理，否则会停止取号",
                    "The data folder's disk is nearly full (\(left) left): make room"
                )
            }
        }
        if isHeadUnwritten {
            add(
                "日志",
                "headUnwritten",
                "数据文件夹里的 head 写不下去：请技术人员查看磁盘和权限",
                "DATA/head can't be written: have the disk and its rights looked at"
            )
        }
        if isPairingListUnreadable {
            add(
                "设备",
                "pairingsUnreadable",
                "配对设备的名单（paired）读不出来，另外的取号机和显示屏都连不上：请从备份里找回，不要重新配对",
                "The list of paired devices can't be read, none is let in: put DATA/paired back from a copy"
            )
        }
        if let days = certificateDays, days < certificateDaysMin {
            add(
                "证书",
                "certificateEnding",
                days < 0 ? "网站证书已经过期，手机和其他机器打不开页面：请更换" : "网站证书还有 \(days) 天到期：请更换",
                days < 0 ? "The certificate has expired" : "The certificate ends in \(days) days"
            )
        }
        if lostLines > 0 {
            add(
                "日志",
                "logUnwritten",
                "有 \(lostLines) 行运行日志写不下去：请查看磁盘，或者日志的接收程序",
                "\(lostLines) lines of the log could not be written: look at its disk or its reader"
            )
        }
        return concerns
    }
}
