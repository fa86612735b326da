/// What of the machine asks for an attendant: as it is now, stored nowhere, since a disk that is
/// full takes no fact.
package struct MachineState: Hashable, Sendable {
    /// Bytes free for the hall on the disk of its data; `nil` where it does not say.
    package var freeBytes: Int?
    package var freeBytesMin = 0
    /// `DATA/head` could not be written: after a power cut nobody could tell whether facts are
    /// missing.
    package var isHeadUnwritten = false
    /// The list of paired devices is there and can't be read.
    package var isPairingListUnreadable = false
    /// Days until the site's certificate ends; `nil` where there is none.
    package var certificateDays: Int?
    package var certificateDaysMin = 30
    /// Lines of the log that could not be written within the last hour.
    package var lostLines = 0

    package init() {}

    var concerns: [AlarmReply] {
        [disk, head, pairings, certificate, log].compactMap(\.self)
    }

    private var disk: AlarmReply? {
        guard let freeBytes, freeBytes < freeBytesMin else { return nil }
        let left = "\(freeBytes >> 20) MB"
        guard freeBytes >= freeBytesMin / 10 else {
            return AlarmReply(
                device: "磁盘",
                code: "diskFull",
                sentence: "数据盘满了（只剩 \(left)），马上就不能取号：请立即清理",
                sentenceEnglish: "The data folder's disk is full (\(left) left): make room now"
            )
        }
        return AlarmReply(
            device: "磁盘",
            code: "diskLow",
            sentence: "数据盘快满了（只剩 \(left)）：请清理，否则会停止取号",
            sentenceEnglish: "The data folder's disk is nearly full (\(left) left): make room"
        )
    }

    private var head: AlarmReply? {
        guard isHeadUnwritten else { return nil }
        return AlarmReply(
            device: "日志",
            code: "headUnwritten",
            sentence: "数据文件夹里的 head 写不下去：请技术人员查看磁盘和权限",
            sentenceEnglish: "DATA/head can't be written: have the disk and its rights looked at"
        )
    }

    private var pairings: AlarmReply? {
        guard isPairingListUnreadable else { return nil }
        return AlarmReply(
            device: "设备",
            code: "pairingsUnreadable",
            sentence: "配对设备的名单（paired）读不出来，另外的取号机和显示屏都连不上：请从备份里找回，不要重新配对",
            sentenceEnglish: "The list of paired devices can't be read, none is let in: put "
                + "DATA/paired back from a copy"
        )
    }

    private var certificate: AlarmReply? {
        guard let days = certificateDays, days < certificateDaysMin else { return nil }
        return AlarmReply(
            device: "证书",
            code: "certificateEnding",
            sentence: days < 0
                ? "网站证书已经过期，手机和其他机器打不开页面：请更换" : "网站证书还有 \(days) 天到期：请更换",
            sentenceEnglish: days < 0
                ? "The certificate has expired" : "The certificate ends in \(days) days"
        )
    }

    private var log: AlarmReply? {
        guard lostLines > 0 else { return nil }
        return AlarmReply(
            device: "日志",
            code: "logUnwritten",
            sentence: "有 \(lostLines) 行运行日志写不下去：请查看磁盘，或者日志的接收程序",
            sentenceEnglish: "\(lostLines) lines of the log could not be written: look at its disk "
                + "or its reader"
        )
    }
}
