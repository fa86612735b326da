/// Why somebody can't apply, or not by whoever comes.
package enum ApplicantRefusal: Hashable, Sendable {
    /// The item's law lets other kinds of applicant apply.
    case applicantNotAllowed(Applicant.Kind, [Applicant.Kind])
    /// A person has no head, and an organisation no guardian.
    case capacityWrong(Applicant.Kind, Applicant.Capacity)
    case sealOfPerson

    var words: Words {
        switch self {
        case .applicantNotAllowed(let kind, let allowed):
            Words(
                zh: "这个事项依法由\(allowed.map(\.words.zh).joined(separator: "、"))申请，不能由"
                    + "\(kind.words.zh)申请；可以作咨询告知，或者依具体条款不予受理",
                en: "By law this item is for \(allowed.map(\.words.en).joined(separator: ", ")), "
                    + "not for: \(kind.words.en)"
            )
        case .sealOfPerson:
            Words(
                zh: "申请人是个人的，不用单位盖章：请选签名、捺印或者代书",
                en: "A person has no organisation's seal: choose another way of signing"
            )
        case .capacityWrong(let kind, let capacity):
            Words(
                zh: "申请人是\(kind.words.zh)的，来办理的人不能是\(capacity.words.zh)",
                en:
                    "Nobody comes for a \(kind.words.en) as \(capacity.words.en)"
            )
        }
    }
}
