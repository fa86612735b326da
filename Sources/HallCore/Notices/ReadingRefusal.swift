/// Why a notice can't be read on a screen.
package enum ReadingRefusal: Hashable, Sendable {
    /// It takes the end of the applicant's telephone number.
    case digitsMissing(Int)
    /// Not the end of it.
    case digitsWrong(Int)
    /// The applicant left no telephone number.
    case withoutTelephone
    /// It is void, replaced, changed or destroyed: nothing of it is read out.
    case notInForce(NoticeVerdict)
    /// Too many wrong ones.
    case shut(minutes: Int)

    var words: Words {
        switch self {
        case .digitsMissing(let digits):
            Words(
                zh: "请输入申请时留下的电话的最后\(digits)位",
                en: "Please enter the last \(digits) digits of the telephone number you left"
            )
        case .digitsWrong(let digits):
            Words(
                zh: "号码不对，请核对申请时留下的电话的最后\(digits)位",
                en: "These are not the last \(digits) digits of the telephone number you left"
            )
        case .withoutTelephone:
            Words(
                zh: "这件申请没有留下电话，不能这样查看；请带证件到导询台，请工作人员念给您听",
                en: "No telephone number was left with it: please ask at the guidance desk"
            )
        case .notInForce(let verdict):
            Words(
                zh: "\(verdict.sentence)；不能查看，请到导询台询问",
                en: "This notice is not one to rely upon: please ask at the guidance desk"
            )
        case .shut(let minutes):
            Words(
                zh: "号码输错太多次，请过\(minutes)分钟再试，或者带证件到导询台",
                en: "Too many wrong numbers: try again in \(minutes) minutes, or ask at the desk"
            )
        }
    }
}
