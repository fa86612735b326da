/// Why a notice can't have this outcome.
package enum OutcomeRefusal: Hashable, Sendable {
    case stillMissing(NoticeOutcome, count: Int)
    case nothingMissing
    case notAtOnce(String)
    case nothingReceived
    /// The matter is no licence.
    case ofLicencesAlone(NoticeOutcome)
    /// Two people have not confirmed the item's text: 样例数据.
    case itemNotConfirmed(ItemCode)
    /// The text of the item has changed since the materials were looked at.
    case itemChanged(ItemCode)

    var words: Words {
        switch self {
        case .stillMissing(let outcome, let count):
            Words(
                zh: "还有 \(count) 项材料没有齐，不能\(outcome.words.zh)；请作补正告知",
                en: "\(count) materials are not complete: tell the applicant what to complete"
            )
        case .nothingMissing:
            Words(
                zh: "材料都齐了，没有要补正的；请受理或者当场办结",
                en: "All materials are complete: there is nothing to be completed"
            )
        case .notAtOnce(let item):
            Words(zh: "“\(item)”不是即办件，请先受理", en: "“\(item)” is not done at once")
        case .ofLicencesAlone(let outcome):
            Words(
                zh: "这个事项不是行政许可，不能作“\(outcome.words.zh)”",
                en: "This matter is no licence: it can't be “\(outcome.words.en)”"
            )
        case .nothingReceived:
            Words(
                zh: "还没有收到任何材料，不出收件凭证；请勾选已提交的材料",
                en: "Nothing was handed in: tick what was, before there is a receipt"
            )
        case .itemNotConfirmed(let code):
            Words(
                zh: "事项 \(code) 是样例数据，还没有两个人核定，不能出具有效力的文书；只能作咨询告知。"
                    + "请先运行 quhao items confirm \(code)",
                en:
                    "Item \(code) is sample data that nobody has confirmed: only advice may be "
                    + "made of "
                    + "it; two people run `quhao items confirm \(code)` first"
            )
        case .itemChanged(let code):
            Words(
                zh: "事项 \(code) 的内容刚刚更新，请按新的材料清单再核对一遍",
                en: "The text of item \(code) has just changed: look at its materials again"
            )
        }
    }
}
