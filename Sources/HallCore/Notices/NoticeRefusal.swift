/// Why a notice can't be issued, sealed, delivered or shelved: each says what is missing.
public enum NoticeRefusal: Hashable, Sendable {
    case unknown(String)
    case noKey
    case applicantMissing(NoticeOutcome)
    case contactMissing
    case creditCodeWrong(String)
    case declarationMissing
    case materialsUnlike(expected: Int, given: Int)
    case defectWithoutReason(String)
    case stillMissing(NoticeOutcome, count: Int)
    case nothingMissing
    case notAtOnce(String)
    case groundMissing
    case groundNotAllowed(NoticeOutcome)
    case noteMissing(NoticeOutcome)
    case repeatReasonMissing(NoticeSerial)
    case followsOther(NoticeSerial)
    case nothingReceived
    /// The application is accepted since that day; `isLapsed` because nobody told in time.
    case alreadyAccepted(NoticeSerial, since: CivilDate, isLapsed: Bool)
    case notAccepted(NoticeSerial)
    case applicationEnded(NoticeSerial)
    case alreadyDecided(NoticeSerial)
    case notDecided(NoticeSerial)
    case timeMissing
    case approverMissing(Item.Kind)
    case tooManyDays(max: Int)
    case alreadyExtended(NoticeSerial)
    /// The last day has gone by.
    case tooLate(NoticeSerial, due: CivilDate)
    case textTooLong(max: Int)
    case textUnprintable(String)
    case voided(NoticeSerial)
    case alreadyDone(NoticeSerial, NoticeRecord.Stage)
    /// In the order of the life: what has to be done before.
    case notYet(NoticeSerial, needs: [NoticeRecord.Stage])
    case witnessMissing
    case detailMissing(NoticeDelivery.Way)
    case copyNotExpected(NoticeSerial, copy: Int)
    case notKeptLongEnough(NoticeSerial, years: Int)
    case alreadyListed(NoticeSerial, list: String)
    case notListed(NoticeSerial, list: String)
    case listApproved(String)
    case listNotApproved(String)
    case listEmpty(String)
    /// Who made a list does not approve it.
    case samePerson(String)
    /// Two people have not confirmed the item's text: 样例数据.
    case itemNotConfirmed(ItemCode)
    /// The text of the item has changed since the materials were looked at.
    case itemChanged(ItemCode)
    /// There is a list of this name already.
    case listExists(String)
    /// The applicant has an open application about the same item.
    case openApplication(NoticeSerial)
    case otherApplicant(NoticeSerial)
    /// A name stands in words that are signed.
    case nameInText
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
        case .voided(let serial):
            Words(zh: "告知书 \(serial) 已作废", en: "Notice \(serial) is void")
        case .copyNotExpected(let serial, let copy):
            Words(
                zh: "告知书 \(serial) 第\(copy)联现在不需要打印",
                en: "Copy \(copy) of notice \(serial) is not to be printed now"
            )
        case .duplicateNotPrinted(let serial):
            Words(
                zh: "告知书 \(serial) 的复制件没有打出，请看打印机，好了再印",
                en:
                    "The copy of notice \(serial) did not come out: look at the printer, then try again"
            )
        case .notKeptLongEnough(let serial, let years):
            Words(
                zh: "告知书 \(serial) 归档不满 \(years) 年，不能销毁",
                en: "Notice \(serial) has to be kept for \(years) years: it can't be destroyed yet"
            )
        case .alreadyListed, .notListed, .listExists, .listApproved, .listNotApproved, .listEmpty,
            .samePerson:
            listWords
        case .purposeUnknown(let text):
            Words(
                zh: "查看个人信息的用途不能是“\(text)”，请从这些里选："
                    + LookPurpose.allCases.map(\.words.zh).joined(separator: "、"),
                en: "“\(text)” is no purpose; choose one of: "
                    + LookPurpose.allCases.map(\.rawValue).joined(separator: ", ")
            )
        case .witnessMissing:
            Words(
                zh: "拒签必须写明理由和见证人",
                en: "A refused delivery needs its reason and a witness"
            )
        case .detailMissing(let way):
            way == .posted
                ? Words(zh: "邮寄请填写邮件号码", en: "Please give the consignment's number")
                : Words(zh: "请填写拒签的理由", en: "Please give the reason of the refusal")
        default: draftWords
        }
    }

    private var listWords: Words {
        switch self {
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
        case .listExists(let list):
            Words(
                zh: "已有销毁清册 \(list)，请换一个名字",
                en: "There is a list \(list) already: give this one another name"
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
                    "There is no notice on the list \(list): none is past its term, or its name is wrong"
            )
        default:
            Words(
                zh: "编制清册的人不能自己批准，须由另一个人批准",
                en: "Who made the list can't approve it: somebody else has to"
            )
        }
    }

    private var applicationWords: Words {
        switch self {
        case .itemNotConfirmed(let code):
            Words(
                zh: "事项 \(code) 是样例数据，还没有两个人核定，不能出具有效力的文书；只能作咨询告知。"
                    + "请先运行 quhao items confirm \(code)",
                en:
                    "Item \(code) is sample data that nobody has confirmed: only advice may be made of "
                    + "it; two people run `quhao items confirm \(code)` first"
            )
        case .itemChanged(let code):
            Words(
                zh: "事项 \(code) 的内容刚刚更新，请按新的材料清单再核对一遍",
                en: "The text of item \(code) has just changed: look at its materials again"
            )
        case .openApplication(let serial):
            Words(
                zh: "这位申请人的这个事项已有未办结的办件 \(serial)：是同一件的，请接续它；"
                    + "确实是另一件的，请写明与它的区别",
                en:
                    "This applicant has an open application \(serial) about the same item: go on with "
                    + "it, or say what tells this matter from it"
            )
        case .otherApplicant(let serial):
            Words(
                zh: "办件 \(serial) 是另一位申请人的，请核对",
                en: "Application \(serial) is somebody else's: please check"
            )
        case .nothingReceived:
            Words(
                zh: "还没有收到任何材料，不出收件凭证；请勾选已提交的材料",
                en: "Nothing was handed in: tick what was, before there is a receipt"
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
        case .notDecided(let serial):
            Words(
                zh: "办件 \(serial) 没有准予许可的决定，没有要送达的证件",
                en: "Nothing was granted on application \(serial): there is nothing to hand over"
            )
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
        default: Words(zh: "", en: "")
        }
    }

    private static func need(_ stage: NoticeRecord.Stage) -> String {
        switch stage {
        case .printed: "两联都打印"
        case .sealed: "用印"
        case .delivered: "送达"
        default: stage.words.zh
        }
    }

    private var draftWords: Words {
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
        case .materialsUnlike(let expected, let given):
            Words(
                zh: "这个事项有 \(expected) 项材料，核对了 \(given) 项，请逐项核对",
                en: "The item has \(expected) materials, \(given) were looked at: look at each"
            )
        case .defectWithoutReason(let name):
            Words(
                zh: "“\(name)”不符合要求，请写明哪里不符合",
                en: "“\(name)” is not in order: please say what is wrong"
            )
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
        case .groundMissing:
            Words(
                zh: "不予受理必须有依据：不属于本机关职权范围（写明有权机关），或者具体条款和理由；"
                    + "材料不齐不是不予受理的理由",
                en: "A refusal needs its ground: another authority's matter, or a cited provision "
                    + "with the reason. Missing materials are none"
            )
        case .groundNotAllowed(let outcome):
            Words(
                zh: "\(outcome.words.zh)不写不予受理的依据",
                en: "\(outcome.words.en) has no ground of refusal"
            )
        case .noteMissing(let outcome):
            Words(zh: "请写明为什么\(outcome.words.zh)", en: "Please say why: \(outcome.words.en)")
        case .repeatReasonMissing(let serial):
            Words(
                zh: "这次申请已经补正告知过（\(serial)）。应当一次告知；再次告知请写明理由，会列入督查报告",
                en: "This application was told what to complete already (\(serial)). Telling again "
                    + "needs a reason and is reported"
            )
        case .followsOther(let serial):
            Words(
                zh: "告知书 \(serial) 是另一个事项的，请核对",
                en: "Notice \(serial) is about another item"
            )
        case .nameInText:
            Words(
                zh: "说明和理由里请不要写姓名，写“申请人”“代理人”：姓名只在申请人一栏",
                en: "Please write “applicant” or “agent” in notes and reasons, not the name"
            )
        case .textTooLong(let max):
            Words(zh: "文字太长，最多 \(max) 个字", en: "The text is too long: at most \(max) characters")
        case .textUnprintable(let text):
            Words(
                zh: "有不能打印的字符：\(text)",
                en: "There are characters that can't be printed: \(text)"
            )
        default: applicationWords
        }
    }
}
