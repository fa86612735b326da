/// What can be said of a notice, and no more.
package enum NoticeVerdict: String, CaseIterable, Codable, Hashable, Sendable {
    /// The signature is not the hall's, or belongs to other content.
    case notGenuine = "not_genuine"
    /// No such public key here.
    case keyUnknown = "key_unknown"
    /// With the key and the code alone.
    case genuine
    /// With the content's file.
    case unchanged, changed
    /// With the archive.
    case inForce = "in_force"
    case void, replaced, destroyed
    /// Genuine and in force as a paper, but the application was denied since 不予许可.
    case denied
    case notInArchive = "not_in_archive"
    /// The content is as it was signed; the stored pages are not.
    case paperChanged = "paper_changed"

    package var sentence: String {
        switch self {
        case .notGenuine: "签名不是本中心的，或者内容已被改动：不要采信"
        case .keyUnknown: "没有对应的公钥，不能查验"
        case .genuine: "签名真实；内容没有比对；是否仍然有效未知"
        case .unchanged: "签名真实，内容没有改动；是否仍然有效未知"
        case .changed: "签名真实，但是内容已被改动：不要采信"
        case .inForce: "内容与存档一致（不含印章真伪），有效"
        case .void: "内容与存档一致（不含印章真伪），但是已经作废"
        case .replaced: "内容与存档一致（不含印章真伪），但是已经由另一份告知书代替"
        case .denied: "内容与存档一致（不含印章真伪），但这件申请后来已作出不予行政许可的决定"
        case .destroyed: "签名真实；保管期限已满，内容已按清册销毁"
        case .notInArchive: "存档里没有这份告知书"
        case .paperChanged: "内容与签名一致，但是存档的纸面文件已被改动：不要从存档复印，请报告"
        }
    }
}
