/// What keeps paper from coming, or soon will: one word for machines, one sentence with one thing
/// to do for the attendant. The one that has to be mended first comes first.
package enum Trouble: String, Codable, CaseIterable, Hashable, Sendable {
    case unplugged, occupied, coverOpen, paperOut, jammed, overheated, offline, unwritable
    /// The paper itself can't be set: a character that no font has.
    case unprintable
    case unanswered, slipWaiting, paperLow
    /// The daily copy could not be made.
    case copyMissing
    /// A paper of the archive is not as it was filed.
    case paperRotten
    /// The machine's clock has jumped, and the hall's has not followed.
    case clockParted

    /// A slip would not come out; else it warns only.
    package var stopsPaper: Bool {
        switch self {
        case .paperLow, .slipWaiting, .copyMissing, .paperRotten, .clockParted: false
        default: true
        }
    }

    /// The word for a list.
    package var words: Words {
        switch self {
        case .unplugged: Words(zh: "未连接", en: "unplugged")
        case .occupied: Words(zh: "被占用", en: "in use by another program")
        case .coverOpen: Words(zh: "上盖打开", en: "cover open")
        case .paperOut: Words(zh: "缺纸", en: "no paper")
        case .jammed: Words(zh: "卡纸或切刀故障", en: "jam or cutter")
        case .overheated: Words(zh: "过热", en: "overheated")
        case .offline: Words(zh: "脱机", en: "off line")
        case .unwritable: Words(zh: "不能写入", en: "can't be written")
        case .unprintable: Words(zh: "不能排版", en: "can't be set")
        case .unanswered: Words(zh: "没有回应", en: "not answering")
        case .slipWaiting: Words(zh: "有票未取", en: "slip waiting to be taken")
        case .paperLow: Words(zh: "纸将用完", en: "paper low")
        case .copyMissing: Words(zh: "没有备份", en: "no copy")
        case .paperRotten: Words(zh: "存档损坏", en: "archive rotten")
        case .clockParted: Words(zh: "时间不对", en: "wrong time")
        }
    }

    /// One sentence with one thing to do.
    package func sentence(_ device: String) -> Words {
        let printer = Words(zh: "打印机 \(device) ", en: "Printer \(device) ")
        switch self {
        case .unplugged:
            return printer.with("未连接：请检查电源和连线", "is not connected: check its power and cable")
        case .occupied:
            return printer.with(
                "不能使用：请技术人员检查权限和其他占用它的程序",
                "can't be used: have its rights and other programs on it looked at"
            )
        case .coverOpen: return printer.with("上盖打开：请合上", "has its cover open: close it")
        case .paperOut: return printer.with("缺纸：请换上新纸卷", "is out of paper: put in a new roll")
        case .jammed:
            return printer.with(
                "卡纸或切刀故障：请打开上盖，取出纸片后合上",
                "is jammed: open the cover, take out the paper, close it"
            )
        case .overheated:
            return printer.with("过热：请等几分钟", "is too hot: wait some minutes")
        case .offline:
            return printer.with("脱机：请按打印机上的联机键", "is off line: press its on-line button")
        case .unwritable:
            return printer.with(
                "的输出文件夹不能写入：请检查磁盘",
                "can't write its folder: look at the disk"
            )
        case .unprintable:
            return Words(
                zh: "号票不能排版：请技术人员运行 quhao check",
                en: "A slip can't be set: have `quhao check` run"
            )
        case .unanswered:
            return printer.with(
                "没有回应：请看纸和上盖，再关机重开",
                "does not answer: look at paper and cover, then switch it off and on"
            )
        case .copyMissing, .paperRotten, .clockParted: return machineSentence(device)
        case .slipWaiting:
            return printer.with("出口有票未取：请收走", "holds a slip: take it away")
        case .paperLow:
            return printer.with("纸将用完：请备好新纸卷", "is low on paper: have a new roll ready")
        }
    }

    /// The same for what is no printer's.
    private func machineSentence(_ device: String) -> Words {
        if self == .clockParted {
            return Words(
                zh: "电脑的时间和大厅的不一样，大厅按原来的时间继续：请核对电脑的时间，对了就按“时间已核对”",
                en: "The machine's time is not the hall's, which goes on by its own: look at the "
                    + "machine's, and once it is right, confirm it"
            )
        }
        if self == .paperRotten {
            return Words(
                zh: "存档里有告知书的纸件和当时的不一样，备份保留了原来的：请技术人员看日志，从备份里找回",
                en:
                    "A paper of the archive is not as it was filed; the copies keep the good "
                    + "one: look "
                    + "at the log, and put it back from a copy"
            )
        }
        return Words(
            zh: "今天的备份没有做成：请技术人员查看备份的硬盘和文件夹（\(device)）",
            en: "Today's copy could not be made: have its disk and folder looked at (\(device))"
        )
    }
}

extension Words {
    fileprivate func with(_ zh: String, _ en: String) -> Words {
        Words(zh: self.zh + zh, en: self.en + en)
    }
}

/// How sure *printed* is, by what the wire can tell. Better ones come last.
package enum PaperPromise: String, Codable, CaseIterable, Hashable, Sendable {
    /// A file was written.
    case written
    /// The bytes left this machine; nobody said more.
    case sent
    /// A spooler took the job. That is not *printed*.
    case spooled
    /// A spooler says that the job is completed: the device took the data. That is not *printed*.
    case completed
    /// The printer has worked off what it was sent and answered afterwards that it is well.
    case answered
    /// The printer itself said that all of it is on paper.
    case printed

    package var words: Words {
        switch self {
        case .written: Words(zh: "已写成文件", en: "written")
        case .sent: Words(zh: "已发出", en: "sent")
        case .spooled: Words(zh: "已交打印队列", en: "spooled")
        case .completed: Words(zh: "队列已完成", en: "completed by the queue")
        case .answered: Words(zh: "打印机应答正常", en: "answered")
        case .printed: Words(zh: "打印机确认打出", en: "confirmed by the printer")
        }
    }
}

/// A device that asks for a person.
package struct Alarm: Hashable, Sendable {
    package let device: String
    package let trouble: Trouble
    package let since: Moment
}

/// One paper and how far it has come, for the attendant's list.
package struct PaperRecord: Hashable, Sendable {
    package let ticket: TicketNumber
    package let copy: Int
    package internal(set) var state: Ticket.Slip.State
    /// The printer that was asked last; empty before one was.
    package internal(set) var printer = ""
    package internal(set) var promise: PaperPromise?
    /// Why it is owed; a trouble's word.
    package internal(set) var reason: String?
    /// Somebody looked and said so: the visitor where empty, else a badge.
    package internal(set) var settledBy: String?
    package internal(set) var at: Moment
}

/// What a paper printer is doing today.
package struct RollUse: Hashable, Sendable {
    /// When the roll was changed; `nil` where it was not today.
    package internal(set) var changedAt: Moment?
    /// Slips since then, or since the day began.
    package internal(set) var slips = 0
}
