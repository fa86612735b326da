/// Why an enquiry can't be noted, answered or closed.
package enum EnquiryRefusal: Hashable, Sendable {
    case unknown(String)
    case questionMissing
    case answerMissing
    case textTooLong(max: Int)
    /// What was not told on the telephone.
    case headingsMissing([EnquiryNote.Heading])
    /// Only by telephone may an item be explained by word of mouth (R11).
    case mustBeInWriting
    case unknownNotice(NoticeSerial)
    case visitorMissing
    case alreadyClosed(EnquiryNumber)
    case notAnswered(EnquiryNumber)
    case answerMustBeWritten(EnquiryNumber)
    case notExplained(EnquiryNumber, due: CivilDate)
    case ticketNotServed(TicketNumber)
    case dueInThePast
    case dueTooLate(CivilDate)
    case itemMissing

    var words: Words {
        switch self {
        case .unknown(let text):
            Words(zh: "没有咨询记录 \(text)，请核对编号", en: "There is no enquiry \(text)")
        case .questionMissing: Words(zh: "请写明问的是什么", en: "Please say what was asked")
        case .answerMissing: Words(zh: "请写明答复", en: "Please give the answer")
        case .textTooLong(let max):
            Words(zh: "文字太长，最多 \(max) 个字", en: "The text is too long: at most \(max) characters")
        case .headingsMissing(let headings):
            Words(
                zh: "一次告知：还没有说到 \(headings.map(\.words.zh).joined(separator: "、"))，请说完再记",
                en: "Tell all at once; not told yet: "
                    + headings.map(\.words.en).joined(separator: ", ")
            )
        case .mustBeInWriting:
            Words(
                zh: "只有电话咨询可以口头告知；现场咨询事项请出具告知书，再填上它的编号",
                en:
                    "Only on the telephone may an item be explained by word of mouth: issue "
                    + "a notice and give its serial"
            )
        case .unknownNotice(let serial):
            Words(zh: "没有告知书 \(serial)，请核对编号", en: "There is no notice \(serial)")
        case .visitorMissing:
            Words(
                zh: "现在答复不了的，请留下联系方式，好把结果告知本人",
                en: "What can't be answered now needs a way to reach the visitor"
            )
        case .alreadyClosed, .notAnswered, .answerMustBeWritten, .notExplained, .ticketNotServed,
            .dueTooLate, .itemMissing:
            wordsOfStep
        case .dueInThePast:
            Words(zh: "答复期限不能早于今天", en: "An answer can't be due before today")
        }
    }

    /// What a step of an enquiry that was noted is refused with.
    private var wordsOfStep: Words {
        switch self {
        case .alreadyClosed(let number):
            Words(zh: "\(number) 已经告知本人", en: "Enquiry \(number) is closed")
        case .notAnswered(let number):
            Words(
                zh: "\(number) 还没有答复，不能结束",
                en: "Enquiry \(number) has no answer yet: it can't be closed"
            )
        case .answerMustBeWritten(let number):
            Words(
                zh: "\(number) 是书面投诉，必须书面答复",
                en: "Enquiry \(number) is a written complaint: its answer must be written"
            )
        case .notExplained(let number, let due):
            Words(
                zh: "\(number) 已超过期限 \(due)，请先写明向本人作的说明",
                en: "Enquiry \(number) was due on \(due): explain first why it took longer"
            )
        case .ticketNotServed(let ticket):
            Words(
                zh: "\(ticket) 现在不在窗口办理，不能转为待答复",
                en: "\(ticket) is not at a window: it can't wait for an answer"
            )
        case .dueTooLate(let last):
            Words(
                zh: "投诉最迟 \(last) 答复，不能再推后；到期办不完的，请向本人说明",
                en: "A complaint has to be answered by \(last): it can't be put off"
            )
        case .itemMissing:
            Words(
                zh: "请填写问的是哪个事项；不涉及具体事项的，填“无”",
                en: "Please say which item it is about, or that it is about none"
            )
        case .unknown, .questionMissing, .answerMissing, .textTooLong, .headingsMissing,
            .mustBeInWriting, .unknownNotice, .visitorMissing, .dueInThePast:
            words
        }
    }
}
