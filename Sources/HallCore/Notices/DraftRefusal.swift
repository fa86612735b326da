/// Why a draft of a notice can't be signed as it is: each says what is missing.
package enum DraftRefusal: Hashable, Sendable {
    case applicantMissing(NoticeOutcome)
    case contactMissing
    case creditCodeWrong(String)
    case declarationMissing
    case noteMissing(NoticeOutcome)
    case repeatReasonMissing(NoticeSerial)
    /// A name stands in words that are signed.
    case nameInText
    /// So does a number of a person's 公民身份号码.
    case idNumberInText
    /// So does the number of a mobile telephone.
    case telephoneInText
    /// A sanction that only a law, a regulation or a rule can lay on somebody.
    case sanctionInText
    case textTooLong(max: Int)
    case textUnprintable(String)

    var words: Words {
        switch self {
        case .applicantMissing(let outcome):
            Words(
                zh: "\(outcome.words.zh)必须写明申请人；不留姓名的只能作咨询告知",
                en: "\(outcome.words.en) needs an applicant; only advice may be anonymous"
            )
        case .contactMissing:
            Words(zh: "请填写联系电话或者地址", en: "Please give a telephone number or an address")
        case .creditCodeWrong(let code):
            Words(
                zh: "统一社会信用代码 \(code) 不对（18 位，最后一位是校验码），请再核对",
                en: "The credit code \(code) is not right: 18 characters, the last one a check"
            )
        case .declarationMissing:
            Words(
                zh: "请向申请人说明：申请材料必须真实、完整、有效，并请申请人确认",
                en: "The applicant has to declare that the materials are true and complete"
            )
        case .noteMissing(let outcome):
            Words(zh: "请写明为什么\(outcome.words.zh)", en: "Please say why: \(outcome.words.en)")
        case .repeatReasonMissing(let serial):
            Words(
                zh: "这次申请已经补正告知过（\(serial)）。应当一次告知；再次告知请写明理由，会列入督查报告",
                en: "This application was told what to complete already (\(serial)). Telling again "
                    + "needs a reason and is reported"
            )
        case .nameInText:
            Words(
                zh: "说明和理由里请不要写姓名，写“申请人”“代理人”：姓名只在申请人一栏",
                en: "Please write “applicant” or “agent” in notes and reasons, not the name"
            )
        case .idNumberInText:
            Words(
                zh: "文字里有公民身份号码，请去掉：告知书不写、不存身份证号",
                en: "There is a person's ID number in a text: leave it out, it is never kept"
            )
        case .telephoneInText: Self.telephone
        case .sanctionInText:
            Words(
                zh: "文字里写了“视为撤回”“失信”“黑名单”一类的话：没有引用法律、法规、规章的条款，不能写，请去掉",
                en: "A sanction stands in a text: without the article of a law it can't be told"
            )
        case .textTooLong(let max):
            Words(zh: "文字太长，最多 \(max) 个字", en: "The text is too long: at most \(max) characters")
        case .textUnprintable(let text):
            Words(
                zh: "有不能打印的字符：\(text)",
                en: "There are characters that can't be printed: \(text)"
            )
        }
    }

    private static let telephone = Words(
        zh: "告知书的文字里有手机号码，会和文书一起长期保存；请去掉，联系方式只写在申请人一栏",
        en: "A mobile number stands in the text and would be kept with it: leave it out"
    )
}
