/// Why a notice that is signed can't be taken a step further.
package enum NoticeRefusal: Hashable, Sendable {
    case unknown(String)
    case noKey
    case voided(NoticeSerial)
    case alreadyDone(NoticeSerial, NoticeRecord.Stage)
    /// In the order of the life: what has to be done before.
    case notYet(NoticeSerial, needs: [NoticeRecord.Stage])
    case copyNotExpected(NoticeSerial, copy: Int)
    case purposeUnknown(String)
    case duplicateNotPrinted(NoticeSerial)

    var words: Words {
        switch self {
        case .unknown(let text):
            Words(
                zh: "没有告知书 \(text)，请核对编号或者短码",
                en: "There is no notice \(text): please check its serial or code"
            )
        case .noKey:
            Words(
                zh: "还没有签名密钥，请先运行 quhao notice key new",
                en: "There is no key to sign with: run `quhao notice key new` first"
            )
        case .voided(let serial):
            Words(zh: "告知书 \(serial) 已作废", en: "Notice \(serial) is void")
        case .alreadyDone(let serial, let stage):
            Words(
                zh: "告知书 \(serial) \(stage.words.zh)，不能再做这一步",
                en: "Notice \(serial) is \(stage.words.en): this step is done already"
            )
        case .notYet(let serial, let needs):
            Words(
                zh: "告知书 \(serial) 还不能做这一步，还缺：\(needs.map(Self.need).joined(separator: "、"))",
                en: "Notice \(serial) is not there yet; missing: "
                    + needs.map(\.rawValue).joined(separator: ", ")
            )
        case .copyNotExpected(let serial, let copy):
            Words(
                zh: "告知书 \(serial) 第\(copy)联现在不需要打印",
                en: "Copy \(copy) of notice \(serial) is not to be printed now"
            )
        case .purposeUnknown(let text):
            Words(
                zh: "查看个人信息的用途不能是“\(text)”，请从这些里选："
                    + LookPurpose.allCases.map(\.words.zh).joined(separator: "、"),
                en: "“\(text)” is no purpose; choose one of: "
                    + LookPurpose.allCases.map(\.rawValue).joined(separator: ", ")
            )
        case .duplicateNotPrinted(let serial):
            Words(
                zh: "告知书 \(serial) 的复制件没有打出，请看打印机，好了再印",
                en:
                    "The copy of notice \(serial) did not come out: look at the printer, then "
                    + "try again"
            )
        }
    }

    private static func need(_ stage: NoticeRecord.Stage) -> String {
        switch stage {
        case .printed: "各联都打印"
        case .sealed: "用印"
        case .delivered: "送达"
        default: stage.words.zh
        }
    }
}
