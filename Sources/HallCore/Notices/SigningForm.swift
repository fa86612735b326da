/// How the applicant signs 签署, also where they can't read, see or write (Civil Code, art. 490:
/// 签名、盖章或者按指印).
package enum SigningForm: String, CaseIterable, Codable, Hashable, Sendable {
    case signature
    /// 捺印
    case thumbprint
    /// 盖章, of an organisation.
    case seal
    /// 代书: somebody writes for the applicant, the paper is read out and confirmed, and a witness
    /// signs.
    case dictated

    package var words: Words {
        switch self {
        case .signature: Words(zh: "签名", en: "signature")
        case .thumbprint: Words(zh: "捺印", en: "thumbprint")
        case .seal: Words(zh: "盖章", en: "seal")
        case .dictated: Words(zh: "代书", en: "written by another, read out")
        }
    }

    /// What stands in the applicant's box, to be filled in by hand.
    package var box: String {
        switch self {
        case .signature: "申请人（代理人）签名："
        case .thumbprint: "申请人（代理人）捺印："
        case .seal: "申请人盖章："
        case .dictated: "已当面宣读，本人确认。\n申请人捺印：\n\n代书人签名：\n\n见证人签名："
        }
    }
}
