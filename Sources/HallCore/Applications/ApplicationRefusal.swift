/// Why not with this application.
package enum ApplicationRefusal: Hashable, Sendable {
    /// The applicant has an open application about the same item.
    case openApplication(NoticeSerial)
    case otherApplicant(NoticeSerial)
    case followsOther(NoticeSerial)
    /// The application is accepted since that day; `isLapsed` because nobody told in time.
    case alreadyAccepted(NoticeSerial, since: CivilDate, isLapsed: Bool)
    case notAccepted(NoticeSerial)
    case applicationEnded(NoticeSerial)
    case alreadyDecided(NoticeSerial)
    case notDecided(NoticeSerial)
    /// What was decided rests on this acceptance.
    case decidedUpon(NoticeSerial)

    var words: Words {
        switch self {
        case .openApplication(let serial):
            Words(
                zh: "这位申请人的这个事项已有未办结的办件 \(serial)：是同一件的，请接续它；"
                    + "确实是另一件的，请写明与它的区别",
                en:
                    "This applicant has an open application \(serial) about the same item: go "
                    + "on with "
                    + "it, or say what tells this matter from it"
            )
        case .otherApplicant(let serial):
            Words(
                zh: "办件 \(serial) 是另一位申请人的，请核对",
                en: "Application \(serial) is somebody else's: please check"
            )
        case .followsOther(let serial):
            Words(
                zh: "告知书 \(serial) 是另一个事项的，请核对",
                en: "Notice \(serial) is about another item"
            )
        case .alreadyAccepted(let serial, let since, let isLapsed):
            Words(
                zh: isLapsed
                    ? "办件 \(serial) 自收件已满法定告知期限而没有告知，自 \(since) 收件之日起即为受理"
                        + "（行政许可法第三十二条第一款第四项），不能再作这种告知；请作受理告知"
                    : "办件 \(serial) 已于 \(since) 受理，不能再作这种告知",
                en: isLapsed
                    ? "Nobody told in time: application \(serial) counts as accepted since \(since)"
                    : "Application \(serial) was accepted on \(since)"
            )
        case .notAccepted(let serial):
            Words(zh: "办件 \(serial) 还没有受理", en: "Application \(serial) is not accepted yet")
        case .applicationEnded(let serial):
            Words(zh: "办件 \(serial) 已经办结", en: "Application \(serial) has ended")
        case .alreadyDecided(let serial):
            Words(zh: "办件 \(serial) 已经作出决定", en: "Application \(serial) is decided already")
        case .decidedUpon(let serial):
            Words(
                zh: "办件 \(serial) 已经作出决定，受理告知不能作废；决定记错而文书还没有送达的，请先作废决定的文书",
                en: "Application \(serial) is decided on this acceptance; where the decision was "
                    + "noted by mistake and its papers are not delivered, void those first"
            )
        case .notDecided(let serial):
            Words(
                zh: "办件 \(serial) 没有准予许可的决定，没有要送达的证件",
                en: "Nothing was granted on application \(serial): there is nothing to hand over"
            )
        }
    }
}
