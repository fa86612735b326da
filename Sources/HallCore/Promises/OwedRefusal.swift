/// Why nothing can be said or done about a promise that was given.
package enum OwedRefusal: Hashable, Sendable {
    /// Nothing is granted while it is owed.
    case promiseOwed(NoticeSerial, [String])
    /// The application owes no promised material.
    case nothingOwed(NoticeSerial)
    /// The last day has not gone by.
    case promiseNotLapsed(NoticeSerial, due: CivilDate)
    case lapseTold(NoticeSerial)
    /// The paper with the pledge was destroyed.
    case pledgeUnreadable(NoticeSerial)

    var words: Words {
        switch self {
        case .promiseOwed(let serial, let names):
            Words(
                zh: "办件 \(serial) 承诺补交的\(names.joined(separator: "、"))还没有交，不能准予：请先收件",
                en: "Application \(serial) owes \(names.joined(separator: ", ")): receive it first"
            )
        case .nothingOwed(let serial):
            Words(
                zh: "办件 \(serial) 没有承诺补交而没有交的材料",
                en: "Application \(serial) owes no promised material"
            )
        case .promiseNotLapsed(let serial, let due):
            Words(
                zh: "办件 \(serial) 承诺补交的期限到 \(due.chinese) 为止，还没有过",
                en: "Application \(serial) has until \(due) to keep its promise"
            )
        case .pledgeUnreadable(let serial):
            Words(
                zh: "办件 \(serial) 的承诺书在档案里已经没有了，看不出承诺了什么：请找值班员",
                en:
                    "The archive has the pledge of application \(serial) no more"
            )
        case .lapseTold(let serial):
            Words(
                zh: "办件 \(serial) 已经作过承诺逾期告知",
                en: "That the promise of application \(serial) was not kept has been told"
            )
        }
    }
}
