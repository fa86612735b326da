/// Why not with this list of destruction 销毁清册.
package enum DestructionRefusal: Hashable, Sendable {
    case notKeptLongEnough(NoticeSerial, years: Int)
    case alreadyListed(NoticeSerial, list: String)
    case notListed(NoticeSerial, list: String)
    case listApproved(String)
    case listNotApproved(String)
    case listEmpty(String)
    /// Who made a list does not approve it.
    case samePerson(String)
    /// There is a list of this name already.
    case listExists(String)

    var words: Words {
        switch self {
        case .notKeptLongEnough(let serial, let years):
            Words(
                zh: "告知书 \(serial) 归档不满 \(years) 年，不能销毁",
                en: "Notice \(serial) has to be kept for \(years) years: it can't be destroyed yet"
            )
        case .alreadyListed(let serial, let list):
            Words(
                zh: "告知书 \(serial) 已经在销毁清册 \(list) 上",
                en: "Notice \(serial) is on the list \(list) already"
            )
        case .notListed(let serial, let list):
            Words(
                zh: "告知书 \(serial) 不在销毁清册 \(list) 上，不能销毁；请先列入清册",
                en: "Notice \(serial) is not on the list \(list): put it there first"
            )
        case .listApproved(let list):
            Words(zh: "销毁清册 \(list) 已经批准", en: "The list \(list) is approved already")
        case .listNotApproved(let list):
            Words(
                zh: "销毁清册 \(list) 还没有批准：须由编制人以外的另一个人批准",
                en: "The list \(list) is not approved: somebody else has to approve it"
            )
        case .listEmpty(let list):
            Words(
                zh: "销毁清册 \(list) 上没有告知书：没有保管期满的，或者清册的名字不对",
                en:
                    "There is no notice on the list \(list): none is past its term, or its "
                    + "name is wrong"
            )
        case .samePerson:
            Words(
                zh: "编制清册的人不能自己批准，须由另一个人批准",
                en: "Who made the list can't approve it: somebody else has to"
            )
        case .listExists(let list):
            Words(
                zh: "已有销毁清册 \(list)，请换一个名字",
                en: "There is a list \(list) already: give this one another name"
            )
        }
    }
}
