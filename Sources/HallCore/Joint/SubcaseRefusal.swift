/// Why a step of a joint matter 联办 is not taken.
package enum SubcaseRefusal: Hashable, Sendable {
    case notJoint(NoticeSerial)
    case unknown(String, known: [String])
    case caseNumberMissing(Words)
    /// Not handed to its authority in the joint system: nothing is examined outside of it.
    case notSent(Words)
    case answered(Words)
    /// It has no condition under which it would not be part of the matter.
    case alwaysConcerned(Words)
    case dayWrong(CivilDate, from: CivilDate, to: CivilDate)
    /// Granted before all have agreed; those that have not.
    case notAgreed(NoticeSerial, [Words])
    /// Denied where nobody has refused.
    case noneRefused(NoticeSerial)

    var words: Words {
        switch self {
        case .notJoint(let serial):
            Words(zh: "办件 \(serial) 没有联办事项", en: "Application \(serial) has no joint parts")
        case .unknown(let code, let known):
            Words(
                zh: "没有联办事项“\(code)”，本办件的是：\(known.joined(separator: "、"))",
                en: "There is no joint part “\(code)”; there are: \(known.joined(separator: ", "))"
            )
        case .caseNumberMissing(let name):
            Words(
                zh: "请填写“\(name.zh)”在联审系统的办件编号（有数字、没有空格）",
                en: "Please give the number of “\(name.en)” in the joint system: with a digit and "
                    + "without blanks"
            )
        case .notSent(let name):
            Words(
                zh: "不在联审系统外审批：请先登记“\(name.zh)”在联审系统的办件编号，再登记意见",
                en: "Nothing is examined outside the joint system: note the number of “\(name.en)” "
                    + "there first, and then what was said"
            )
        case .answered(let name):
            Words(
                zh: "“\(name.zh)”已经有意见，不能再改办件编号或者改为不涉及",
                en: "“\(name.en)” has been answered: its number stays, and it is concerned"
            )
        case .alwaysConcerned(let name):
            Words(
                zh: "“\(name.zh)”没有写适用情形，不能登记为不涉及",
                en: "“\(name.en)” has no condition: it always belongs to the matter"
            )
        case .dayWrong(let day, let first, let last):
            Words(
                zh: "日期 \(day.chinese) 不对：应当在 \(first.chinese) 和 \(last.chinese) 之间",
                en: "It can't have been on \(day): it lies between \(first) and \(last)"
            )
        case .notAgreed(let serial, let names):
            Words(
                zh: "联办件 \(serial) 还不能准予：\(names.map(\.zh).joined(separator: "、"))没有同意的意见",
                en: "Joint case \(serial) can't be granted yet, not agreed: "
                    + names.map(\.en).joined(separator: ", ")
            )
        case .noneRefused(let serial):
            Words(
                zh: "联办件 \(serial) 不能作不予的决定：没有一个部门不同意，请先登记意见",
                en: "Joint case \(serial) can't be denied: no authority has refused its part; "
                    + "note what was said first"
            )
        }
    }
}
