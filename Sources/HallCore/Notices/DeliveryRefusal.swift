/// Why a notice can't be said to have reached the applicant so.
package enum DeliveryRefusal: Hashable, Sendable {
    case witnessMissing
    case detailMissing(NoticeDelivery.Way)
    /// Nothing is delivered electronically to somebody who has not agreed to it.
    case consentMissing
    /// It was not posted, or its return receipt is there already.
    case notAwaited(NoticeSerial)
    /// Before the notice was made, or in days to come.
    case dayOutOfRange(CivilDate)

    var words: Words {
        switch self {
        case .witnessMissing:
            Words(zh: "拒签必须写明理由和见证人", en: "A refused delivery needs its reason and a witness")
        case .detailMissing(.posted):
            Words(zh: "邮寄请填写邮件号码", en: "Please give the consignment's number")
        case .detailMissing(.electronic):
            Words(zh: "电子送达请填写申请人确认的地址", en: "Please give the electronic address")
        case .detailMissing:
            Words(zh: "请填写拒签的理由", en: "Please give the reason of the refusal")
        case .consentMissing:
            Words(
                zh: "电子送达须经申请人同意，请先征得同意并确认地址",
                en: "The applicant has to agree to an electronic delivery first"
            )
        case .notAwaited(let serial):
            Words(
                zh: "告知书 \(serial) 没有在等邮寄的回执",
                en: "No return receipt is awaited for notice \(serial)"
            )
        case .dayOutOfRange(let day):
            Words(
                zh: "回执日期 \(day.chinese) 不对：应当在告知之日和今天之间",
                en: "\(day) can't be the day of the receipt: it lies between the notice and today"
            )
        }
    }
}
