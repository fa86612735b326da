/// Why an application's time limit can't be moved so.
package enum LimitRefusal: Hashable, Sendable {
    case timeMissing
    case approverMissing(Item.Kind)
    case tooManyDays(max: Int)
    case alreadyExtended(NoticeSerial)
    /// The last day has gone by.
    case tooLate(NoticeSerial, due: CivilDate)

    var words: Words {
        switch self {
        case .timeMissing:
            Words(
                zh: "请写明工作日数、事由；不计入期限的，写明是听证、招标、拍卖、检验、检测、检疫、鉴定还是专家评审",
                en: "Please give the working days and what they are for"
            )
        case .approverMissing(let kind):
            Words(
                zh: "延长期限必须经\(kind == .joint ? "本级人民政府" : "本行政机关")负责人批准，请写明批准人和理由"
                    + "（行政许可法第四十二条）",
                en: "An extension needs its reason and the name of the head who approved it"
            )
        case .tooManyDays(let max):
            Words(zh: "最多 \(max) 个工作日", en: "At most \(max) working days")
        case .alreadyExtended(let serial):
            Words(zh: "办件 \(serial) 已经延长过，只能延长一次", en: "\(serial) was extended already")
        case .tooLate(let serial, let due):
            Words(
                zh: "办件 \(serial) 的期限 \(due) 已过，不能再延长",
                en: "The limit of application \(serial) was \(due): it can't be extended any more"
            )
        }
    }
}
