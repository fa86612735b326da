/// Why an application's time limit can't be moved so.
package enum LimitRefusal: Hashable, Sendable {
    case timeMissing
    /// With who approves it, where the item's own law says so.
    case approverMissing(Item.Kind, String?)
    case tooManyDays(Period)
    /// Its law knows no extension.
    case noExtension(NoticeSerial)
    /// Neither the Administrative Licensing Law nor the item's own leaves that time out.
    case notExcluded(String, own: [String])
    /// The limit depends on the size of the matter.
    case sizeMissing([String])
    /// Days are added by their own papers alone.
    case timeNotAllowed(NoticeOutcome)
    case alreadyExtended(NoticeSerial)
    /// The last day has gone by.
    case tooLate(NoticeSerial, due: CivilDate)

    var words: Words {
        switch self {
        case .timeMissing:
            Words(
                zh: "请写明日数、事由；不计入期限的，写明是"
                    + AddedTime.Purpose.ofLicences.map(\.words.zh).joined(separator: "、")
                    + "，还是本事项的法律规定的其他时间",
                en: "Please give the working days and what they are for"
            )
        case .approverMissing(let kind, let own):
            Words(
                zh: "延长期限必须经\(own ?? kind.approver)批准，请写明批准人和理由"
                    + (own == nil ? "（行政许可法第四十二条）" : ""),
                en: "An extension needs its reason and the name of the head who approved it"
            )
        case .tooManyDays(let max):
            Words(zh: "最多\(max.text)", en: "At most \(max.unit.words(max.number).en)")
        case .noExtension(let serial):
            Words(
                zh: "办件 \(serial) 的期限没有可以延长的规定",
                en: "No law lets the limit of application \(serial) be extended"
            )
        case .notExcluded(let name, let own):
            Words(
                zh: "“\(name)”的时间不能不计入这个事项的期限"
                    + (own.isEmpty ? "" : "；本事项另有规定的是\(own.joined(separator: "、"))"),
                en: "The time of “\(name)” counts: no law of this item leaves it out"
            )
        case .sizeMissing(let sizes):
            sizes.isEmpty
                ? Words(zh: "这个事项的期限不分类别，请不要填类别", en: "This item has no sizes")
                : Words(
                    zh: "这个事项的期限按类别不同，请选择类别："
                        + sizes.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "；"),
                    en: "The limit depends on the size: one of \(sizes.joined(separator: "; "))"
                )
        case .timeNotAllowed(let outcome):
            Words(
                zh: "\(outcome.words.zh)不改变期限，请不要填日数",
                en: "\(outcome.words.en) changes no limit"
            )
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
