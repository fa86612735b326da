/// 查看: reads what is personal in a notice. That somebody did, and why, is a fact before anything is
/// told.
public struct OpenNotice: NoticeOrder, Codable {
    public var notice: NoticeName
    /// The word of a ``LookPurpose``, in either language.
    public var reason: String

    public init(_ notice: NoticeName, reason: String) {
        self.notice = notice
        self.reason = reason
    }

    public init(_ notice: NoticeName, for purpose: LookPurpose) {
        self.init(notice, reason: purpose.rawValue)
    }

    public func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        guard let purpose = LookPurpose(reason) else {
            throw .notice(.purposeUnknown(reason))
        }
        return .personSeen(
            record.serial,
            by: try context.badge(),
            purpose: purpose.rawValue
        )
    }
}
