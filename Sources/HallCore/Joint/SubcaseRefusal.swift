/// Why a step of a joint matter 联办 is not taken.
package enum SubcaseRefusal: Hashable, Sendable {
    case notJoint(NoticeSerial)
    case unknown(String, known: [String])
    case caseNumberMissing(String)
    /// Not handed to its authority in the joint system: nothing is examined outside of it.
    case notSent(String)
    case answered(String)
    /// It has no condition under which it would not be part of the matter.
    case alwaysConcerned(String)
    case dayWrong(CivilDate, from: CivilDate, to: CivilDate)
    /// Granted before all have agreed; those that have not.
    case notAgreed(NoticeSerial, [String])
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
                zh: "请填写“\(name)”在联审系统的办件编号",
                en: "Please give the number of “\(name)” in the joint system"
            )
        case .notSent(let name):
            Words(
                zh: "不在联审系统外审批：请先登记“\(name)”在联审系统的办件编号，再登记意见",
                en: "Nothing is examined outside the joint system: note the number of “\(name)” "
                    + "there first, and then what was said"
            )
        case .answered(let name):
            Words(
                zh: "“\(name)”已经有意见，办件编号不能再改",
                en: "“\(name)” has been answered: its number can't change any more"
            )
        case .alwaysConcerned(let name):
            Words(
                zh: "“\(name)”没有写适用情形，不能登记为不涉及",
                en: "“\(name)” has no condition: it always belongs to the matter"
            )
        case .dayWrong(let day, let first, let last):
            Words(
                zh: "意见的日期 \(day.chinese) 不对：应当在 \(first.chinese)（受理）和 \(last.chinese) 之间",
                en: "It can't have been said on \(day): that lies between \(first), the "
                    + "acceptance, and \(last)"
            )
        case .notAgreed(let serial, let names):
            Words(
                zh: "联办件 \(serial) 还不能准予：\(names.joined(separator: "、"))没有同意的意见",
                en: "Joint case \(serial) can't be granted yet: "
                    + "\(names.joined(separator: ", ")) has not agreed"
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
